package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The order is in a state from which it cannot go where it was sent. */
final class IllegalTransition extends Refusal {

    IllegalTransition(OrderStatus from, OrderStatus to) {
        super(
                HttpStatus.CONFLICT,
                "illegal-transition",
                "An order that is " + from + " cannot become " + to + ".");
    }
}
