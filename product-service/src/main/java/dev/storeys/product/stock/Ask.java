package dev.storeys.product.stock;

import java.util.UUID;

/** An order that wants units of one product. */
record Ask(UUID orderId, long units) {}
