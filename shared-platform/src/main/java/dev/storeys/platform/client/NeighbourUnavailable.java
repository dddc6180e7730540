package dev.storeys.platform.client;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** A neighbouring service gives no answer: 503, and never "not found". */
public final class NeighbourUnavailable extends Refusal {

    NeighbourUnavailable(String neighbour) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "neighbour-unavailable",
                "The " + neighbour + " service does not answer; please try again in a moment.");
        retryAfter(Duration.ofSeconds(1));
    }
}
