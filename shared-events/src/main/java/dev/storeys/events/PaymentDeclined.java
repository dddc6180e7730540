package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** The provider refused the payment for good. */
public record PaymentDeclined(UUID orderId, UUID paymentId, String reason, Instant at)
        implements PaymentEvent {}
