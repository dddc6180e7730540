package dev.storeys.payment.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of a booking: {@code type} is such as {@code authorization.captured} or
 * {@code refund.refunded}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookEvent(String id, String type, String key, @Nullable String refund, Instant at) {

    static WebhookEvent of(Booking booking) {
        String thing = booking.refund() == null ? "authorization." : "refund.";
        return new WebhookEvent(
                "evt-" + UUID.randomUUID(),
                thing + booking.status().name().toLowerCase(Locale.ROOT),
                booking.key(),
                booking.refund(),
                booking.at());
    }
}
