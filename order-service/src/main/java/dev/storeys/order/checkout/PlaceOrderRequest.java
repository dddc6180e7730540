package dev.storeys.order.checkout;

import dev.storeys.order.catalog.Line;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer sends to order. */
record PlaceOrderRequest(
        @NotNull @Size(min = 1, max = 1_000) List<@NotNull @Valid Item> items,
        @Nullable @Size(max = 60) String couponCode,
        @NotBlank @Size(max = 60) String paymentMethod) {

    /** Of one product in one order, over all its lines. */
    private static final int MAX_QUANTITY = 1_000_000;

    /** So many of one product. */
    @Schema(name = "RequestedItem")
    record Item(@NotNull UUID productId, @NotNull @Min(1) @Max(MAX_QUANTITY) Integer quantity) {}

    /** One line for each product: stock is held for the sum, however the customer listed it. */
    List<Line> lines() {
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        items.forEach(item -> quantities.merge(item.productId(), item.quantity(), Math::addExact));
        if (quantities.values().stream().anyMatch(quantity -> quantity > MAX_QUANTITY)) {
            throw new QuantityTooLarge();
        }
        return quantities.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .toList();
    }
}
