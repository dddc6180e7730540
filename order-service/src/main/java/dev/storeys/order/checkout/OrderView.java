package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its owner sees it; {@code refunded} is what went back of the total so far. */
record OrderView(
        UUID id,
        OrderStatus status,
        List<Item> items,
        @Nullable Discount discount,
        Money total,
        Money refunded,
        String paymentMethod,
        Instant createdAt,
        @Nullable String reason) {

    /** One product of the order. */
    @Schema(name = "OrderedItem")
    record Item(
            UUID productId,
            String sku,
            String name,
            int quantity,
            Money unitPrice,
            Money lineTotal) {

        static Item of(OrderLine line, String currency) {
            Money price = line.price(currency);
            return new Item(
                    line.productId(),
                    line.sku(),
                    line.name(),
                    line.quantity(),
                    price,
                    price.times(line.quantity()));
        }
    }

    static OrderView of(Order order) {
        String currency = order.total().currency();
        return new OrderView(
                order.id(),
                order.status(),
                order.lines().stream().map(line -> Item.of(line, currency)).toList(),
                order.discount(),
                order.total(),
                order.refunded(),
                order.paymentMethod(),
                order.createdAt(),
                order.reason());
    }
}
