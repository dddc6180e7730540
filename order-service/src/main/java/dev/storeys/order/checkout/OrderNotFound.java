package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** No such order, or not the caller's: the answer does not tell which. */
final class OrderNotFound extends Refusal {

    OrderNotFound() {
        super(HttpStatus.NOT_FOUND, "order-not-found", "There is no such order.");
    }
}
