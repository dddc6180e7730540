package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** The provider holds the amount for us. */
public record PaymentAuthorized(UUID orderId, UUID paymentId, Money amount, Instant at)
        implements PaymentEvent {}
