package dev.storeys.product.stock;

import dev.storeys.events.Money;
import dev.storeys.product.catalogue.PricedProduct;
import java.util.UUID;

/** Units of one product that are held for an order, at the price of that moment. */
public record ReservedLine(UUID productId, String sku, String name, int quantity, Money unitPrice) {

    static ReservedLine of(PricedProduct product, long quantity) {
        return new ReservedLine(
                product.productId(),
                product.sku(),
                product.name(),
                Math.toIntExact(quantity),
                product.unitPrice());
    }
}
