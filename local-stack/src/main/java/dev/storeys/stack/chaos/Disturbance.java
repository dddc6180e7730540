package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What visitors noticed of a dependency that stood still.
 *
 * @param visits of the time before, during and after it
 */
record Disturbance(Dependency dependency, Instant frozen, Instant thawed, List<Visit> visits) {

    /**
     * A p99 below this counts as undisturbed, whatever it was before. A collection or a few turns
     * of the scheduler on two cores cost as much, and twice nothing is nothing; who waits for
     * something frozen waits for a timeout, and none is shorter than a second.
     */
    static final Duration FLOOR = Duration.ofMillis(50);

    private static final Duration RECOVERS = Duration.ofSeconds(5);
    private static final double RATIO = 1.5;
    private static final double P99 = 99;
    private static final long LONGEST = Duration.ofMinutes(5).toNanos();

    Disturbance {
        visits = List.copyOf(visits);
    }

    List<Invariant> judge(@Nullable Duration circuitOpened) {
        List<Invariant> rows = new ArrayList<>();
        if (!dependency.circuit().isEmpty()) {
            String name = row("circuit " + dependency.circuit() + " open after");
            rows.add(Invariant.within(name, Closure.OPENS, circuitOpened));
        }
        for (Route route : dependency.related()) {
            rows.addAll(closure(route).judge());
        }
        rows.add(speed());
        List<Visit> others = during(dependency.unrelated());
        rows.add(none("others that failed", others, Visit::failed));
        return rows;
    }

    private Closure closure(Route route) {
        List<Visit> after =
                visits.stream()
                        .filter(visit -> visit.route() == route && !visit.due().isBefore(thawed))
                        .toList();
        return new Closure(
                row(route.word()), frozen, thawed, RECOVERS, during(EnumSet.of(route)), after);
    }

    // All routes together: a hundred visits of each say too little of the slowest among them.
    // Without
    // signing in, whose password costs so much that it would be the slowest by itself.
    private Invariant speed() {
        Set<Route> routes = EnumSet.copyOf(dependency.unrelated());
        routes.remove(Route.LOGIN);
        return undisturbed(row("p99 of the others"), before(routes), during(routes));
    }

    /** Nobody waits much longer than before. */
    static Invariant undisturbed(String name, List<Visit> before, List<Visit> during) {
        Duration limit = Duration.ofNanos((long) (RATIO * p99(before).toNanos()));
        return Invariant.within(name, limit.compareTo(FLOOR) > 0 ? limit : FLOOR, p99(during));
    }

    /** The figures behind the verdicts. */
    List<String> tell() {
        return dependency.unrelated().stream()
                .map(route ->
                        "%s: p99 of %s %d ms before (%d visits), %d ms during (%d visits)"
                                .formatted(
                                        dependency.name(),
                                        route.word(),
                                        p99(before(EnumSet.of(route))).toMillis(),
                                        before(EnumSet.of(route)).size(),
                                        p99(during(EnumSet.of(route))).toMillis(),
                                        during(EnumSet.of(route)).size()))
                .toList();
    }

    private List<Visit> before(Set<Route> routes) {
        return visits.stream()
                .filter(visit -> routes.contains(visit.route()) && visit.due().isBefore(frozen))
                .toList();
    }

    private List<Visit> during(Set<Route> routes) {
        return visits.stream()
                .filter(visit -> routes.contains(visit.route()))
                .filter(visit -> !visit.due().isBefore(frozen) && visit.due().isBefore(thawed))
                .toList();
    }

    static Duration p99(List<Visit> visits) {
        Histogram histogram = new Histogram(LONGEST, 3);
        visits.forEach(visit -> histogram.recordValue(visit.took().toNanos()));
        return Duration.ofNanos(histogram.getValueAtPercentile(P99));
    }

    private Invariant none(String what, List<Visit> among, Predicate<Visit> breaks) {
        return Invariant.none(row(what), among.size(), among.stream().filter(breaks).toList());
    }

    private String row(String what) {
        return dependency.name() + ": " + what;
    }
}
