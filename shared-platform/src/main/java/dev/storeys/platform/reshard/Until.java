package dev.storeys.platform.reshard;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what others do. */
final class Until {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Until() {}

    /** Throws {@link NotNow} with the problem if it does not hold in time. */
    static void holds(String problem, Duration within, BooleanSupplier condition) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new NotNow(problem);
            }
            pause(BETWEEN_LOOKS);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new NotNow("the process stops");
        }
    }
}
