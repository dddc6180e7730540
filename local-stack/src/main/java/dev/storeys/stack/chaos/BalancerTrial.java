package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.balance.Guests;
import dev.storeys.stack.chaos.balance.Measure;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Traffic;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a balancer shares requests out when all instances are well, when the last one is slow, and
 * when the first one dies. Which ones they are is not left to the seed, so that the algorithms can
 * be compared.
 */
final class BalancerTrial {

    private static final double P50 = 50;
    private static final double P99 = 99;
    private static final double CHECKOUTS_PER_SECOND = 2;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int WINDOWS = 12;
    private static final Duration WARM = Duration.ofMillis(100);
    private static final Duration PHASE = Duration.ofSeconds(30);
    // Longer than a guest waits for his answer.
    private static final Duration BETWEEN = Duration.ofSeconds(12);
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private final Scene scene;
    private final List<String> pool;
    private final Guests guests;

    private BalancerTrial(Scene scene, List<String> pool, Guests guests) {
        this.scene = scene;
        this.pool = pool;
        this.guests = guests;
    }

    static List<Deal> play(Scene scene) throws IOException {
        Plan plan = scene.backstage().plan();
        List<String> pool = scene.instances().stream().distinct().toList();
        String product = scene.audience().articles().getLast().id().toString();
        int port = plan.endpoint(plan.stage().entry()).port();
        scene.tell("%d guests open accounts".formatted(Guests.MANY));
        try (Guests guests = Guests.gather(port, scene.audience().run(), product);
                Traffic traffic = new Traffic(scene.checkout(), scene.wishes()::any)) {
            guests.start();
            traffic.start(CHECKOUTS_PER_SECOND);
            new BalancerTrial(scene, pool, guests).play();
            return traffic.finish();
        }
    }

    private void play() throws IOException {
        warm();
        Span well = wait("all are well", PHASE);
        Span slow = slow(pool.getLast());
        scene.leaveFor(BETWEEN);
        String victim = pool.getFirst();
        scene.tell("kill -9 %s".formatted(victim));
        Instant killed = Instant.now();
        scene.faults().kill(victim);
        Span dead = new Span(killed, wait("without " + victim, PHASE).until());
        List<String> unknown = guests.unknown();
        scene.faults().start(victim);
        scene.faults().awaitHealth();
        guests.finish();
        judge(measure(well), dead, unknown);
        scene.backstage().measured(figures(measure(well), measure(slow), measure(dead), unknown));
    }

    /** A part of the run. */
    private record Span(Instant from, Instant until) {}

    private Span wait(String what, Duration time) {
        scene.tell("%s: %d s".formatted(what, time.toSeconds()));
        Instant begin = Instant.now();
        scene.leaveFor(time);
        return new Span(begin, Instant.now());
    }

    private Span slow(String component) throws IOException {
        try (Pulse _ = Pulse.of(scene.faults(), component)) {
            return wait(component + " is slow", PHASE);
        }
    }

    private void warm() {
        Duration p99 = Duration.ofDays(1);
        for (int window = 1; p99.compareTo(WARM) > 0 && window <= WINDOWS; window++) {
            scene.leaveFor(WINDOW);
            p99 = guests.between(Instant.now().minus(WINDOW), Instant.now()).percentile(P99);
        }
        String state = p99.compareTo(WARM) > 0 ? "not warm, the figures will say little" : "warm";
        scene.tell("%s: p99 %d ms".formatted(state, p99.toMillis()));
    }

    private Measure measure(Span span) {
        return guests.between(span.from(), span.until());
    }

    private void judge(Measure well, Span dead, List<String> unknown) {
        note(
                Invariant.none(
                        "requests that failed while all were well", well.size(), well.failed()));
        note(Invariant.none("answers of none of the instances", well.size(), well.notBy(pool)));
        Duration noticed =
                measure(dead)
                        .lastFailure()
                        .map(last -> Duration.between(dead.from(), last))
                        .orElse(Duration.ZERO);
        note(Invariant.within("a death until the last request that failed", NOTICED, noticed));
        note(Invariant.none("sessions lost by a death", Guests.MANY, unknown));
    }

    private void note(Invariant row) {
        scene.backstage().note(row);
    }

    private Map<String, String> figures(
            Measure well, Measure slow, Measure dead, List<String> unknown) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("balancer", scene.stage().choices().balancing().toString());
        figures.put("share of each", well.shares(pool));
        figures.put("p50, p99", times(well));
        figures.put("share of each, last one slow", slow.shares(pool));
        figures.put("p50, p99, last one slow", times(slow));
        figures.put("failed, first one dead", count(dead.failed(), dead.size()));
        figures.put("sessions lost", count(unknown, Guests.MANY));
        return figures;
    }

    private static String times(Measure measure) {
        return "%d, %d ms"
                .formatted(measure.percentile(P50).toMillis(), measure.percentile(P99).toMillis());
    }

    private static String count(List<?> some, int all) {
        return "%d of %d".formatted(some.size(), all);
    }
}
