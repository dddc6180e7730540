package dev.storeys.payment.webhook;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The webhook is signed as it should be, and yet no event that anybody could read. */
final class BadWebhook extends Refusal {

    BadWebhook() {
        super(HttpStatus.BAD_REQUEST, "bad-webhook", "The body is no event of the provider's.");
    }
}
