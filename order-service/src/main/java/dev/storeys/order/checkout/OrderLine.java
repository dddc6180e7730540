package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.PricedLine;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One product of an order at the price of that moment, in minor units of the order's currency. */
@Embeddable
record OrderLine(UUID productId, String sku, String name, int quantity, long unitPrice) {

    static OrderLine of(PricedLine line) {
        return new OrderLine(
                line.productId(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice().amount());
    }

    Money price(String currency) {
        return new Money(unitPrice, currency);
    }
}
