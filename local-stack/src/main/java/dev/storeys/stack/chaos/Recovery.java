package dev.storeys.stack.chaos;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * The time in which every component must be well again.
 *
 * @param died told of each that ended by itself meanwhile, and was started anew
 */
record Recovery(Collection<Unit> units, Consumer<String> died) {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(200);

    /** Returns when every component answers, and how long that took. */
    Duration await() throws IOException {
        Instant begun = Instant.now();
        for (Unit unit : units) {
            while (!unit.ready()) {
                if (Instant.now().isAfter(begun.plus(LIMIT))) {
                    throw late(unit);
                }
                revive(unit);
                Pause.of(GLANCE);
            }
        }
        return Duration.between(begun, Instant.now());
    }

    // As any supervisor does.
    private void revive(Unit unit) throws IOException {
        if (unit.meantToRun() && unit.running().isEmpty()) {
            died.accept(unit.name());
            unit.launch();
        }
    }

    private static Refused late(Unit unit) {
        return new Refused(
                ExitCode.START_FAILED,
                "%s is not well after %d s; see ./shop logs %s"
                        .formatted(unit.name(), LIMIT.toSeconds(), unit.name()));
    }
}
