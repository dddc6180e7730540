package dev.storeys.product.stock;

import dev.storeys.platform.web.Refusal;
import java.util.Collection;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** An order names products that do not exist. */
public final class UnknownProduct extends Refusal {

    /** The answer to an order that names {@code products}. */
    public UnknownProduct(Collection<UUID> products) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-product",
                "The order names products that do not exist.");
        with("products", products);
    }
}
