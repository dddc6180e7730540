package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** The amount went back to the customer; {@code full} when nothing of the payment is left. */
public record PaymentRefunded(
        UUID orderId, UUID paymentId, UUID refundId, Money amount, boolean full, Instant at)
        implements PaymentEvent {}
