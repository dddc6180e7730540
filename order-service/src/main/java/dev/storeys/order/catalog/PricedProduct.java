package dev.storeys.order.catalog;

import dev.storeys.events.Money;
import java.util.UUID;

/** A product as it is offered now. */
public record PricedProduct(
        UUID productId, String sku, String name, Money unitPrice, long available) {}
