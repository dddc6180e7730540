package dev.storeys.product.stock;

import dev.storeys.platform.web.Refusal;
import java.util.Collection;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is too little of these products; nothing was taken. */
public final class OutOfStock extends Refusal {

    /** The answer to an order that wants too much of {@code products}. */
    public OutOfStock(Collection<UUID> products) {
        super(HttpStatus.CONFLICT, "out-of-stock", "There is not enough of some products.");
        with("products", products);
    }
}
