package dev.storeys.platform.idempotency;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** Another request with this key is being worked on. */
final class KeyInFlight extends Refusal {

    KeyInFlight() {
        super(
                HttpStatus.CONFLICT,
                "idempotency-key-in-flight",
                "A request with this Idempotency-Key is being worked on; try again in a moment.");
        retryAfter(Duration.ofSeconds(1));
    }
}
