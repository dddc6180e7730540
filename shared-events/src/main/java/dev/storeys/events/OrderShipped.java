package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** An order left the warehouse. */
public record OrderShipped(UUID orderId, UUID userId, Instant at) implements OrderEvent {}
