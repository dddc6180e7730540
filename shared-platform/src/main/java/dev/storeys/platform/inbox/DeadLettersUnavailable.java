package dev.storeys.platform.inbox;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The place where dead letters are kept gives no answer: 503, and never "there are none". */
public final class DeadLettersUnavailable extends Refusal {

    private static final long serialVersionUID = 1;

    public DeadLettersUnavailable() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "dead-letters-unavailable",
                "The dead letters cannot be read now; please try again in a moment.");
        retryAfter(Duration.ofSeconds(1));
    }
}
