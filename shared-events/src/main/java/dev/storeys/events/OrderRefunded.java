package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** All of an order's money went back; unless it was {@code shipped}, its goods are ours again. */
public record OrderRefunded(UUID orderId, UUID userId, Money total, boolean shipped, Instant at)
        implements OrderEvent {}
