package dev.storeys.order.catalog;

import java.util.UUID;

/** So many of one product. */
public record Line(UUID productId, int quantity) {}
