package dev.storeys.stack.chaos;

import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.time.Duration;

/**
 * A component that stands still most of the time, but never for long: it is slow and still says
 * that it is well.
 */
final class Pulse implements AutoCloseable {

    private static final Duration STILL = Duration.ofMillis(200);
    private static final Duration AWAKE = Duration.ofMillis(50);

    private final Faults faults;
    private final String component;
    private final Thread beat;
    private volatile boolean ending;

    private Pulse(Faults faults, String component) {
        this.faults = faults;
        this.component = component;
        this.beat = Thread.ofVirtual().unstarted(this::beat);
    }

    static Pulse of(Faults faults, String component) throws IOException {
        Pulse pulse = new Pulse(faults, component);
        faults.freeze(component);
        pulse.beat.start();
        return pulse;
    }

    private void beat() {
        try {
            while (!ending) {
                Pause.of(STILL);
                faults.pulse(component, "CONT");
                Pause.of(AWAKE);
                faults.pulse(component, "STOP");
            }
        } catch (IOException | RuntimeException gone) {
            // It ended, or the run did; whoever looks for its health tells.
        }
    }

    @Override
    public void close() throws IOException {
        ending = true;
        try {
            beat.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        faults.thaw(component);
    }
}
