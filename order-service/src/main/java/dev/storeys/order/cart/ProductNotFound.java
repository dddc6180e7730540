package dev.storeys.order.cart;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The shop has no such product. */
final class ProductNotFound extends Refusal {

    ProductNotFound() {
        super(HttpStatus.NOT_FOUND, "product-not-found", "There is no such product.");
    }
}
