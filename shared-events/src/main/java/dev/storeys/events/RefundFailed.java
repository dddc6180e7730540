package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The provider refused a refund for good; {@code reason} is a slug such as {@code not-captured}.
 */
public record RefundFailed(UUID orderId, UUID paymentId, UUID refundId, String reason, Instant at)
        implements PaymentEvent {}
