package dev.storeys.order.catalog;

import dev.storeys.events.Money;
import java.util.UUID;

/** So many of one product, held, at the price of this moment. */
public record PricedLine(UUID productId, String sku, String name, int quantity, Money unitPrice) {}
