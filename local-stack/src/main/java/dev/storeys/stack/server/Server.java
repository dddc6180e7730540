package dev.storeys.stack.server;

import dev.storeys.stack.process.Launch;
import java.io.IOException;
import java.time.Duration;

/** One component as the supervisor sees it. */
public interface Server {

    /** Does what must be done before the process starts; may be repeated at any time. */
    Launch prepare() throws IOException;

    /** Whether it does its work now; answers within a second or two. */
    boolean ready();

    /** The signal, without SIG, that makes it end in good order. */
    default String stopSignal() {
        return "TERM";
    }

    /** How long it may take to end. */
    default Duration grace() {
        return Duration.ofSeconds(20);
    }

    /** Whether a failed start with these last lines is worth another try. */
    default boolean worthAnotherTry(String lastLines) {
        return false;
    }
}
