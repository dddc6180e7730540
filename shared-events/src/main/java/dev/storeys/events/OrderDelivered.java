package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** An order reached its customer. */
public record OrderDelivered(UUID orderId, UUID userId, Instant at) implements OrderEvent {}
