package dev.storeys.order.cart;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The cart has as many products as an order may have lines. */
final class CartFull extends Refusal {

    CartFull(int limit) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "cart-full",
                "A cart may hold " + limit + " products at most.");
    }
}
