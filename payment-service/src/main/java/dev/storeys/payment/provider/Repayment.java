package dev.storeys.payment.provider;

import java.util.UUID;

/** What the provider is asked to give back, in minor units, of the order's charge. */
public record Repayment(UUID orderId, UUID refundId, long amount) {}
