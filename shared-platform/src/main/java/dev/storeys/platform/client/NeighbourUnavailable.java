package dev.storeys.platform.client;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A neighbouring service gives no answer: 503, and never "not found". */
public final class NeighbourUnavailable extends Refusal {

    private final boolean said;

    private NeighbourUnavailable(String neighbour, boolean said, @Nullable Throwable cause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "neighbour-unavailable",
                "The " + neighbour + " service does not answer; please try again in a moment.",
                cause);
        this.said = said;
        retryAfter(Duration.ofSeconds(1));
    }

    /** It failed. */
    static NeighbourUnavailable failed(String neighbour) {
        return new NeighbourUnavailable(neighbour, false, null);
    }

    /** It said by itself, and in time, that it has too much to do. */
    static NeighbourUnavailable busy(String neighbour) {
        return new NeighbourUnavailable(neighbour, true, null);
    }

    static NeighbourUnavailable because(String neighbour, Throwable cause) {
        return new NeighbourUnavailable(neighbour, false, cause);
    }

    boolean wasSaid() {
        return said;
    }
}
