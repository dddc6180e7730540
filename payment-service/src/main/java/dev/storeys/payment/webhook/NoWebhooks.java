package dev.storeys.payment.webhook;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Nobody gave us the provider's secret, so nothing can be believed. */
final class NoWebhooks extends Refusal {

    NoWebhooks() {
        super(HttpStatus.NOT_FOUND, "no-webhooks", "This shop takes no webhooks.");
    }
}
