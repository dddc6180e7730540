package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Some or all of an order's money is to go back to its customer; {@code refundId} names this
 * refund.
 */
public record RefundRequested(UUID orderId, UUID userId, UUID refundId, Money amount, Instant at)
        implements OrderEvent {}
