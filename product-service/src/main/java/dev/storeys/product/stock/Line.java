package dev.storeys.product.stock;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** So many units of one product, 1 to a million, as an order asks for them. */
public record Line(@NotNull UUID productId, int quantity) {

    // A thousand lines of this many units still fit an int.
    private static final int MOST = 1_000_000;

    /** Refuses quantities out of range. */
    public Line {
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("Not a quantity to order: " + quantity);
        }
    }
}
