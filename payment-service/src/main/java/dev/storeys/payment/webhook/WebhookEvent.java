package dev.storeys.payment.webhook;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells.
 *
 * @param id the event's own name, the same however often it is sent
 * @param type such as {@code authorization.captured} or {@code refund.refunded}
 * @param key the idempotency key of the authorisation: our order
 * @param refund the idempotency key of the refund, if it is about one
 */
record WebhookEvent(
        @Nullable String id, @Nullable String type, @Nullable String key, @Nullable String refund) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /** Refuses what has no name; and a name that is safe to store and log. */
    String name() {
        if (id == null || !ID.matcher(id).matches() || type == null || key == null) {
            throw new BadWebhook();
        }
        return id;
    }

    /** The order; empty if the key is none of our making. */
    Optional<UUID> order() {
        return uuid(key);
    }

    Optional<UUID> ofRefund() {
        return uuid(refund);
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
