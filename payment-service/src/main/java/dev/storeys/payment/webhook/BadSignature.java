package dev.storeys.payment.webhook;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The webhook is not the provider's, or too old; the answer does not tell which. */
final class BadSignature extends Refusal {

    BadSignature() {
        super(
                HttpStatus.UNAUTHORIZED,
                "bad-signature",
                "The webhook's signature is missing, wrong or too old.");
    }
}
