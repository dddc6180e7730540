package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Errands;
import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.chaos.traffic.Visit;
import dev.storeys.stack.chaos.traffic.Visitors;
import dev.storeys.stack.stage.Component;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One dependency after the other stands still while visitors come at a fixed rate; each has a time
 * before it in the same run to be compared with.
 */
final class FrozenDependency {

    // As long as the freeze, so that both percentiles are of as many visits.
    private static final Duration BEFORE = Duration.ofSeconds(30);
    private static final Duration FROZEN = Duration.ofSeconds(30);
    // Longer than a visitor waits, so that everybody of the freeze has an answer or none for good.
    private static final Duration AFTER = Duration.ofSeconds(16);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private FrozenDependency() {}

    static List<Deal> play(Scene scene) throws IOException {
        Errands errands = new Errands(scene.checkout(), scene.audience(), scene.wishes()::any);
        try (Visitors visitors = new Visitors(errands)) {
            visitors.start(Route.usual());
            WarmUp.await(scene, visitors);
            for (Dependency dependency : Dependency.of(scene.stage())) {
                freeze(scene, visitors, dependency);
            }
            return visitors.finish();
        }
    }

    private static void freeze(Scene scene, Visitors visitors, Dependency dependency)
            throws IOException {
        Instant begin = Instant.now();
        scene.leaveFor(BEFORE);
        List<String> components = dependency.components(scene.stage());
        Instant frozen = freeze(scene, components);
        Duration opened = watch(scene, dependency, frozen);
        for (String component : components) {
            scene.faults().thaw(component);
        }
        Instant thawed = Instant.now();
        scene.leaveFor(AFTER);
        scene.faults().awaitHealth();
        List<Visit> visits = visitors.since(begin);
        report(scene, new Disturbance(dependency, frozen, thawed, visits), opened);
    }

    // At once, as the next one takes more than a minute.
    private static void report(Scene scene, Disturbance disturbance, @Nullable Duration opened) {
        for (Invariant row : disturbance.judge(opened)) {
            scene.backstage().note(row);
            scene.tell("%s: %s, expected %s".formatted(row.name(), row.actual(), row.expected()));
        }
        disturbance.tell().forEach(scene::tell);
    }

    private static Instant freeze(Scene scene, List<String> components) throws IOException {
        scene.tell("freeze %s for %d s".formatted(components, FROZEN.toSeconds()));
        Instant now = Instant.now();
        for (String component : components) {
            scene.faults().freeze(component);
        }
        return now;
    }

    /** When the circuit opened that nobody sees from outside, if there is one and it did. */
    private static @Nullable Duration watch(Scene scene, Dependency dependency, Instant frozen) {
        BooleanSupplier open = circuit(scene, dependency);
        Instant end = frozen.plus(FROZEN);
        Duration opened = null;
        while (Instant.now().isBefore(end)) {
            if (opened == null && open.getAsBoolean()) {
                opened = Duration.between(frozen, Instant.now());
            }
            scene.leaveFor(GLANCE);
        }
        return opened;
    }

    private static BooleanSupplier circuit(Scene scene, Dependency dependency) {
        if (dependency.circuit().isEmpty()) {
            return () -> false;
        }
        List<String> owners =
                scene.stage().components().stream()
                        .filter(component -> component.kind().isDomain())
                        .map(Component::name)
                        .toList();
        Circuits circuits = new Circuits(scene.backstage().plan());
        return () ->
                owners.stream().anyMatch(owner -> circuits.isOpen(owner, dependency.circuit()));
    }
}
