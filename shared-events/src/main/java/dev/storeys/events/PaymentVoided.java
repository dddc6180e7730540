package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The provider let go of an authorised amount by itself, as when it lapses: it was never taken, and
 * cannot be any more.
 */
public record PaymentVoided(UUID orderId, UUID paymentId, Instant at) implements PaymentEvent {}
