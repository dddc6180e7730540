package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** An order was accepted, its stock is held, and it waits for its payment. */
public record OrderPlaced(UUID orderId, UUID userId, Money total, String paymentMethod, Instant at)
        implements OrderEvent {}
