package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** An order was confirmed after its hold had expired, and there is too little left for it. */
public record StockShort(UUID orderId, Instant at) implements StockEvent {}
