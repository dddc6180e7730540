package dev.storeys.stack.chaos;

import java.io.IOException;
import java.util.function.Consumer;

/** Mends what is broken when this program is ended by a signal. */
final class Mending extends Thread {

    private final Faults faults;
    private final Consumer<String> say;

    Mending(Faults faults, Consumer<String> say) {
        super("mending");
        this.faults = faults;
        this.say = say;
    }

    @Override
    public void run() {
        say.accept("Mending what is broken …");
        try {
            faults.restore();
            say.accept("Everything runs as before.");
        } catch (IOException | RuntimeException failure) {
            say.accept("shop: not everything could be mended: " + failure.getMessage());
        }
    }

    void notNeeded() {
        try {
            Runtime.getRuntime().removeShutdownHook(this);
        } catch (IllegalStateException signalled) {
            // The signal won; nothing is left to mend, and the program ends.
        }
    }
}
