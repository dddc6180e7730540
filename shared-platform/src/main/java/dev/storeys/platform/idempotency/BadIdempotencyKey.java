package dev.storeys.platform.idempotency;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** A call without a usable key could not be repeated safely. */
final class BadIdempotencyKey extends Refusal {

    BadIdempotencyKey() {
        super(
                HttpStatus.BAD_REQUEST,
                "bad-idempotency-key",
                "The header Idempotency-Key is needed: 1 to 255 printable ASCII characters.");
    }
}
