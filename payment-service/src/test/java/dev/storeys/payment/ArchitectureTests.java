package dev.storeys.payment;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.storeys.testing.ArchitectureRules;

@AnalyzeClasses(
        packages = "dev.storeys.payment",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule sandboxStandsAlone =
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage("..sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..",
                            "dev.storeys.events..",
                            "dev.storeys.payment.provider..",
                            "dev.storeys.payment.authorisation..")
                    .because("it plays another company, and must run in little memory");

    @ArchTest
    static final ArchRule nobodyKnowsTheSandbox =
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideOutsideOfPackage("..sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..sandbox..")
                    .because("the service talks to it as to any provider: over HTTP");
}
