package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All of an order's money went back; unless it was {@code shipped}, its goods are ours again.
 * {@code reason} is a stable slug such as {@code out-of-stock}, and absent when nobody gave one.
 */
public record OrderRefunded(
        UUID orderId,
        UUID userId,
        Money total,
        boolean shipped,
        @Nullable String reason,
        Instant at)
        implements OrderEvent {}
