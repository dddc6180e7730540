package dev.storeys.product.stock;

import java.util.List;

/** What is held for an order: every product once. */
public record Reservation(List<ReservedLine> lines) {}
