package dev.storeys.stack.chaos;

import java.io.IOException;
import java.time.Duration;

/** What can be done to a component; each mends what it breaks. */
final class Blows {

    static final Duration FROZEN = Duration.ofSeconds(10);
    static final Duration PROVIDER_FROZEN = Duration.ofSeconds(30);

    private Blows() {}

    static void kill(Scene scene, String component) throws IOException {
        scene.tell("kill -9 %s".formatted(component));
        scene.faults().kill(component);
        scene.leaveFor(Duration.ofMillis(500L + scene.random().nextInt(1_500)));
        scene.faults().start(component);
    }

    static void restart(Scene scene, String component) throws IOException {
        scene.tell("restart %s".formatted(component));
        scene.faults().stop(component);
        scene.faults().start(component);
    }

    static void freeze(Scene scene, String component) throws IOException {
        stand(scene, component, FROZEN);
    }

    static void stall(Scene scene, String component) throws IOException {
        stand(scene, component, PROVIDER_FROZEN);
    }

    private static void stand(Scene scene, String component, Duration time) throws IOException {
        scene.tell("freeze %s for %d s".formatted(component, time.toSeconds()));
        scene.faults().freeze(component);
        scene.leaveFor(time);
        scene.faults().thaw(component);
    }
}
