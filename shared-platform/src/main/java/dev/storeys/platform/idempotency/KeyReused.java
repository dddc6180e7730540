package dev.storeys.platform.idempotency;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The key belongs to a request with another body. */
final class KeyReused extends Refusal {

    KeyReused() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "This Idempotency-Key was used for another request.");
    }
}
