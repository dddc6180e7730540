package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** The stock of an order was held for its time, and can be sold to others now. */
public record HoldExpired(UUID orderId, Instant at) implements StockEvent {}
