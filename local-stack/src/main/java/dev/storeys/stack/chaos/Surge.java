package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was seen of more visitors than the shop can serve.
 *
 * @param peak how many it served in a second when that was most
 * @param calm before they came, at the rate of {@code after}
 * @param storm while they came
 * @param lasted how long they came
 * @param after when they were gone
 * @param rivals looks that go where checkouts go; for others there is room elsewhere
 */
record Surge(
        double peak, Tally calm, Tally storm, Duration lasted, Tally after, Set<Route> rivals) {

    /** How many times as many as it can serve. */
    static final int TIMES = 3;

    private static final int GOODPUT_PERCENT = 80;
    private static final double MOST_SENT = 0.9;
    private static final Duration REFUSAL = Duration.ofMillis(50);
    private static final Duration NORMAL = Duration.ofSeconds(10);
    static final Set<Route> LOOKING = Set.of(Route.BROWSE, Route.HISTORY);

    private static final Set<Route> BUYING = Set.of(Route.CHECKOUT);
    private static final double PERCENT = 100;

    List<Invariant> judge() {
        return Stream.of(services(), manners(), List.of(recovery())).flatMap(List::stream).toList();
    }

    private List<Invariant> services() {
        return List.of(
                Invariant.atLeast(
                        "visits in a second, of %d times the peak".formatted(TIMES),
                        (long) (MOST_SENT * TIMES * peak),
                        (long) perSecond(storm.sent())),
                Invariant.atLeast(
                        "percent of the peak still served",
                        GOODPUT_PERCENT,
                        (long) (PERCENT * perSecond(storm.served()) / peak)),
                Invariant.atLeast(
                        "percent of checkouts served, not below that of their rivals",
                        (long) storm.served(rivals),
                        (long) storm.served(BUYING)));
    }

    private List<Invariant> manners() {
        return List.of(
                Invariant.within("p99 of refusals", REFUSAL, storm.p99OfRefusals()),
                Invariant.equal("refusals without Retry-After", 0, storm.curt()),
                Invariant.none(
                        "visits neither served nor refused", storm.sent(), storm.failures()));
    }

    private Invariant recovery() {
        return Invariant.within(
                "normal again after", NORMAL, Duration.ofSeconds(after.calmAfter(normal())));
    }

    /** Half as slow again as before; a few turns of the scheduler are no disturbance. */
    private Duration normal() {
        Duration before = calm.p99().multipliedBy(3).dividedBy(2);
        return before.compareTo(Disturbance.FLOOR) > 0 ? before : Disturbance.FLOOR;
    }

    private double perSecond(long visits) {
        return (double) visits / lasted.toSeconds();
    }

    /** The figures behind the verdicts. */
    List<String> tell() {
        return List.of(
                "%.0f visits/s came, %.0f/s were served, %d were refused, %d could not be sent"
                        .formatted(
                                perSecond(storm.sent()),
                                perSecond(storm.served()),
                                storm.refused(),
                                storm.heldBackCount()),
                "served: %.1f %% of checkouts, %.1f %% of looks, %.1f %% of %s"
                        .formatted(
                                storm.served(BUYING),
                                storm.served(LOOKING),
                                storm.served(rivals),
                                rivals.stream().map(Route::word).sorted().toList()),
                "p99 of those served: %d ms before, %d ms meanwhile, %d ms after"
                        .formatted(
                                calm.p99().toMillis(),
                                storm.p99().toMillis(),
                                after.p99().toMillis()));
    }
}
