package dev.storeys.payment.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are known: {@code storeys.payment.webhook}.
 *
 * @param secret what the provider signs with; without one there is no such route
 * @param tolerance how far the provider's clock and the network may be behind or ahead
 * @param memory how long an event's id is kept, so that it has its effect once
 */
@Validated
@ConfigurationProperties("storeys.payment.webhook")
record WebhookSettings(
        @Nullable String secret,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("8d") Duration memory) {

    @Override
    public String toString() {
        return "WebhookSettings[tolerance %s, memory %s]".formatted(tolerance, memory);
    }
}
