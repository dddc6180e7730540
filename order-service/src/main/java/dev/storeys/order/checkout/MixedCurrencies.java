package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** One order, one currency. */
final class MixedCurrencies extends Refusal {

    MixedCurrencies() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "mixed-currencies",
                "All products of an order must have one currency.");
    }
}
