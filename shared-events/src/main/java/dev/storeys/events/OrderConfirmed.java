package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** The payment of an order was authorised. */
public record OrderConfirmed(UUID orderId, UUID userId, Money total, Instant at)
        implements OrderEvent {}
