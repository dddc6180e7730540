package dev.storeys.platform.web;

import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The process has as much to do as it can hold in memory: 503. */
final class TooManyRequests extends Refusal {

    TooManyRequests() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-requests-at-once",
                "The shop is very busy; please try again in a moment.");
        retryAfter(Duration.ofSeconds(1));
    }
}
