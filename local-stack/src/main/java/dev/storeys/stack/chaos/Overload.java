package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Errands;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Rush;
import dev.storeys.stack.chaos.traffic.Tally;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out how many visitors the shop can serve, and sends it three times as many. */
final class Overload {

    static final List<Long> SHELF = List.of(1_000_000L, 1_000_000L, 1_000_000L, 1_000_000L);

    private static final String LIMITS = "storeys.limits.enabled";
    private static final List<Integer> PEOPLE = List.of(4, 8, 16, 32, 64);
    // A minute until what is busy is compiled; before that there is no peak to speak of.
    private static final Duration WARMING = Duration.ofSeconds(60);
    private static final int WARMERS = 16;
    private static final Duration STEP = Duration.ofSeconds(8);
    private static final Duration STORM = Duration.ofMinutes(2);
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final int CALM_PART = 4;
    // What was ordered while it was measured is worked off behind the front.
    private static final Duration REST = Duration.ofSeconds(15);
    private static final int AT_ONCE = 8;

    private Overload() {}

    /** Who may ask twenty times a second and no more brings no shop to its limits. */
    static Optional<String> hindrance(Plan plan) {
        return "false".equals(plan.layout().settings().get(LIMITS))
                ? Optional.empty()
                : Optional.of(
                        "its visitors are fewer than a crowd has; start it with ./shop up %d --set %s=false"
                                .formatted(plan.stage().number(), LIMITS));
    }

    static List<Deal> play(Scene scene) throws IOException {
        Errands errands = new Errands(scene.checkout(), scene.audience(), scene.wishes()::any);
        try (Rush rush = new Rush(errands)) {
            double peak = peak(scene, rush);
            scene.leaveFor(REST);
            Tally calm = rush.atRate(peak / CALM_PART, CALM);
            scene.tell("%d times %.0f visits/s come".formatted(Surge.TIMES, peak));
            starve(scene);
            Tally storm = rush.atRate(Surge.TIMES * peak, STORM);
            Tally after = rush.atRate(peak / CALM_PART, CALM);
            List<Deal> deals = rush.finish();
            report(scene, new Surge(peak, calm, storm, STORM, after, rivals(scene)));
            return settled(scene, deals);
        }
    }

    // All share the processors: a mail that the server confirms too late is sent once more.
    private static void starve(Scene scene) {
        scene.stage().components().stream()
                .filter(component -> component.kind().isDomain())
                .forEach(service -> scene.faults().note("starve", service.name()));
    }

    /** Whoever goes to the same service as a checkout does; one process answers everything. */
    private static Set<Route> rivals(Scene scene) {
        boolean whole =
                scene.stage().components().stream()
                        .anyMatch(component -> component.kind() == Kind.MONOLITH);
        return whole ? Surge.LOOKING : Set.of(Route.HISTORY);
    }

    private static double peak(Scene scene, Rush rush) {
        rush.ofPeople(WARMERS, WARMING);
        double peak = 0;
        for (int people : PEOPLE) {
            Tally tally = rush.ofPeople(people, STEP);
            double perSecond = (double) tally.served() / STEP.toSeconds();
            scene.tell(
                    "%d people: %.0f visits/s, p99 %d ms, %d refused"
                            .formatted(people, perSecond, tally.p99().toMillis(), tally.refused()));
            peak = Math.max(peak, perSecond);
        }
        return peak;
    }

    private static void report(Scene scene, Surge surge) {
        for (Invariant row : surge.judge()) {
            scene.backstage().note(row);
            scene.tell("%s: %s, expected %s".formatted(row.name(), row.actual(), row.expected()));
        }
        surge.tell().forEach(scene::tell);
    }

    /** Who was refused at the door ordered nothing and went away; all others want to know. */
    private static List<Deal> settled(Scene scene, List<Deal> deals) {
        List<Deal> inside = deals.stream().filter(deal -> !deal.isTurnedAway()).toList();
        List<Deal> unclear = inside.stream().filter(deal -> !deal.isClear()).toList();
        Crowd.act(unclear, AT_ONCE, scene.checkout()::insist);
        return inside;
    }
}
