package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Money goes back in the currency in which it was paid. */
final class WrongCurrency extends Refusal {

    WrongCurrency(String currency) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "wrong-currency",
                "The order was paid in " + currency + ".");
    }
}
