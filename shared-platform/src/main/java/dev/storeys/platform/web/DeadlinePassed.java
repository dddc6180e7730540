package dev.storeys.platform.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The request came to be served only after its sender had given up: 503, and nothing was done. */
final class DeadlinePassed extends Refusal {

    DeadlinePassed() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "deadline-passed",
                "The request came too late to be answered in time; please try again.");
        retryAfter(Duration.ofSeconds(1));
    }
}
