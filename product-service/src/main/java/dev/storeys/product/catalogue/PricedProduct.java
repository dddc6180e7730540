package dev.storeys.product.catalogue;

import dev.storeys.events.Money;
import java.util.UUID;

/** What another module may know of a product: its price now, and how many units can be sold. */
public record PricedProduct(
        UUID productId, String sku, String name, Money unitPrice, long available) {}
