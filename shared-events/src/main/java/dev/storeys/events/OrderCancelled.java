package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** An order came to nothing; {@code reason} is a stable slug such as {@code payment-declined}. */
public record OrderCancelled(UUID orderId, UUID userId, String reason, Instant at)
        implements OrderEvent {}
