package dev.storeys.events;

import java.time.Instant;
import java.util.UUID;

/** No order uses the coupon, if this one did: it was cancelled, or never came to be. */
public record CouponReturned(UUID orderId, Instant at) implements CouponEvent {}
