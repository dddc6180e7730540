package dev.storeys.product.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** So many units of one product, as an order asks for them. */
public record Line(@NotNull UUID productId, @Min(1) @Max(Line.MOST) int quantity) {

    // A thousand lines of this many units still fit an int.
    static final int MOST = 1_000_000;
}
