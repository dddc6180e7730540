package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Visit;
import dev.storeys.stack.chaos.traffic.Visitors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A stage that was just started is slower than later, which would flatter what comes later: it is
 * warm when nobody has waited as long as one waits for what does not answer.
 */
final class WarmUp {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int WINDOWS = 18;
    private static final Duration LONG = Duration.ofSeconds(1);

    private WarmUp() {}

    /** Returns when the stage is warm, or after three minutes. */
    static void await(Scene scene, Visitors visitors) {
        boolean warm = false;
        for (int window = 1; !warm && window <= WINDOWS; window++) {
            scene.leaveFor(WINDOW);
            // Also those of the window before, whose answers may have come in this one.
            List<Visit> latest = visitors.since(Instant.now().minus(WINDOW.multipliedBy(2)));
            warm = window > 1 && latest.stream().noneMatch(WarmUp::waitedLong);
        }
    }

    private static boolean waitedLong(Visit visit) {
        return visit.took().compareTo(LONG) > 0;
    }
}
