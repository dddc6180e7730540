package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The lines of one product add up to more than an order may ask for. */
final class QuantityTooLarge extends Refusal {

    QuantityTooLarge() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "quantity-too-large",
                "An order may ask for a million of one product at most.");
    }
}
