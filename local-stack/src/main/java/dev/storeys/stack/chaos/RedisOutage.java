package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Errands;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Visit;
import dev.storeys.stack.chaos.traffic.Visitors;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Redis is gone for a while, then it stands still for a while, and everybody goes on: what it holds
 * is found elsewhere, and nobody waits for it.
 */
final class RedisOutage {

    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final Duration AWAY = Duration.ofSeconds(30);
    // Longer than a visitor waits, so that everybody of the outage has an answer or none for good.
    private static final Duration AFTER = Duration.ofSeconds(16);
    private static final Duration SURCHARGE = Duration.ofMillis(100);

    private final Scene scene;
    private final Visitors visitors;

    private RedisOutage(Scene scene, Visitors visitors) {
        this.scene = scene;
        this.visitors = visitors;
    }

    private interface Step {
        void take() throws IOException;
    }

    static List<Deal> play(Scene scene, String redis) throws IOException {
        Errands errands = new Errands(scene.checkout(), scene.audience(), scene.wishes()::any);
        Faults faults = scene.faults();
        try (Visitors visitors = new Visitors(errands)) {
            visitors.start(Route.usual());
            WarmUp.await(scene, visitors);
            RedisOutage outage = new RedisOutage(scene, visitors);
            outage.without("killed", () -> faults.kill(redis), () -> faults.start(redis));
            outage.without("frozen", () -> faults.freeze(redis), () -> faults.thaw(redis));
            return visitors.finish();
        }
    }

    private void without(String fault, Step away, Step back) throws IOException {
        Instant begin = Instant.now();
        scene.leaveFor(BEFORE);
        scene.tell("Redis is %s for %d s".formatted(fault, AWAY.toSeconds()));
        Instant gone = Instant.now();
        away.take();
        scene.leaveFor(AWAY);
        Instant end = Instant.now();
        back.take();
        scene.leaveFor(AFTER);
        scene.faults().awaitHealth();
        for (Route route : Route.usual()) {
            judge(fault + ": " + route.word(), of(route, begin, gone), of(route, gone, end));
        }
    }

    private List<Visit> of(Route route, Instant from, Instant to) {
        return visitors.since(from).stream()
                .filter(visit -> visit.route() == route && visit.due().isBefore(to))
                .toList();
    }

    private void judge(String row, List<Visit> before, List<Visit> during) {
        note(
                Invariant.none(
                        row + " failed",
                        during.size(),
                        during.stream().filter(Visit::failed).toList()));
        note(
                Invariant.within(
                        row + " p99",
                        Disturbance.p99(before).plus(SURCHARGE),
                        Disturbance.p99(during)));
    }

    private void note(Invariant row) {
        scene.backstage().note(row);
        scene.tell("%s: %s, expected %s".formatted(row.name(), row.actual(), row.expected()));
    }
}
