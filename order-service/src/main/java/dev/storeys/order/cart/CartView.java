package dev.storeys.order.cart;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.Line;
import dev.storeys.order.catalog.PricedProduct;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cart at today's prices; the total is null when it is empty or mixes currencies. */
record CartView(List<Item> items, @Nullable Money total) {

    /** One product of the cart. */
    @Schema(name = "CartItem")
    record Item(
            UUID productId,
            String sku,
            String name,
            int quantity,
            Money unitPrice,
            Money lineTotal,
            long available) {

        static Item of(Line line, PricedProduct product) {
            return new Item(
                    product.productId(),
                    product.sku(),
                    product.name(),
                    line.quantity(),
                    product.unitPrice(),
                    product.unitPrice().times(line.quantity()),
                    product.available());
        }
    }

    /** Leaves out products that the shop no longer has. */
    static CartView of(List<Line> lines, List<PricedProduct> products) {
        Map<UUID, PricedProduct> known =
                products.stream()
                        .collect(Collectors.toMap(PricedProduct::productId, Function.identity()));
        List<Item> items =
                lines.stream()
                        .map(line -> item(line, known.get(line.productId())))
                        .filter(Objects::nonNull)
                        .toList();
        return new CartView(items, total(items));
    }

    private static @Nullable Item item(Line line, @Nullable PricedProduct product) {
        return product == null ? null : Item.of(line, product);
    }

    private static @Nullable Money total(List<Item> items) {
        boolean oneCurrency =
                items.stream().map(item -> item.unitPrice().currency()).distinct().count() == 1;
        return oneCurrency
                ? items.stream().map(Item::lineTotal).reduce(Money::plus).orElseThrow()
                : null;
    }
}
