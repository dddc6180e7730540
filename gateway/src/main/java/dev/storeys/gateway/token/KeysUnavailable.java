package dev.storeys.gateway.token;

import dev.storeys.gateway.problem.Refusal;
import java.io.Serial;
import org.springframework.http.HttpStatus;

/** A token cannot be judged because user-service's keys cannot be read. */
final class KeysUnavailable extends Refusal {

    @Serial private static final long serialVersionUID = 1;

    KeysUnavailable() {
        super(HttpStatus.SERVICE_UNAVAILABLE, "The access token cannot be checked at the moment.");
    }
}
