package dev.storeys.stack.process;

import java.time.Duration;

/** Waiting a moment between two looks at something that changes by itself. */
public final class Pause {

    private Pause() {}

    public static void of(Duration moment) {
        try {
            Thread.sleep(moment);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", interrupted);
        }
    }
}
