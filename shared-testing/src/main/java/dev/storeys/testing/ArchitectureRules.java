package dev.storeys.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules of the house; every module's {@code ArchitectureTests} includes them. */
public final class ArchitectureRules {

    private static final Pattern MODULE = Pattern.compile("dev\\.storeys\\.([a-z]+).*");

    private static final Set<String> SHARED = Set.of("events", "platform");

    /** The monolith is what puts the modules together, and the bench runs them one by one. */
    private static final Set<String> ABOVE_ALL = Set.of("monolith", "bench");

    private ArchitectureRules() {}

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.storeys.*.(*)..")
                    .should()
                    .beFreeOfCycles()
                    // A module with one flat package has no slices to compare.
                    .allowEmptyShould(true)
                    .because("two packages that need each other are one package");

    @ArchTest
    static final ArchRule modulesKeepToThemselves =
            classes()
                    .should(dependOnlyOnTheirModuleAndSharedOnes())
                    .because("a neighbour is reached through a port of the caller's own");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO|Vm)")
                    .because("such a name fits any class, so it says nothing about this one");

    @ArchTest
    static final ArchRule packagesAreNamedForBusiness =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..service..", "..controller..", "..dto..", "..util..", "..config..")
                    .because("a package is a noun of the business, not a kind of class");

    @ArchTest
    static final ArchRule webAndListenersStayInside =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .or()
                    .haveSimpleNameEndingWith("Listener")
                    .should()
                    .bePublic()
                    .allowEmptyShould(true)
                    .because("nobody but the framework calls them");

    @ArchTest
    static final ArchRule moneyIsNeverAFloat =
            fields().should()
                    .notHaveRawType(float.class)
                    .andShould()
                    .notHaveRawType(Float.class)
                    .allowEmptyShould(true)
                    .because("amounts are minor units in a long; float loses pence");

    @ArchTest
    static final ArchRule clientsGiveUpInTime =
            classes()
                    .should(new Patience())
                    .because("who does not answer must not keep anybody for ever");

    private static ArchCondition<JavaClass> dependOnlyOnTheirModuleAndSharedOnes() {
        return new ArchCondition<>("depend only on their own module, events and platform") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                String own = moduleOf(origin);
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowed(own, moduleOf(dependency.getTargetClass())))
                        .map(dependency -> dependency.getDescription())
                        .forEach(text -> events.add(SimpleConditionEvent.violated(origin, text)));
            }
        };
    }

    private static boolean allowed(String own, String target) {
        boolean platformKnowsNoBusiness = own.equals("platform") && target.equals("events");
        return target.isEmpty()
                || ABOVE_ALL.contains(own)
                || target.equals(own)
                || (SHARED.contains(target) && !platformKnowsNoBusiness);
    }

    private static String moduleOf(JavaClass type) {
        Matcher module = MODULE.matcher(type.getPackageName());
        return module.matches() ? module.group(1) : "";
    }
}
