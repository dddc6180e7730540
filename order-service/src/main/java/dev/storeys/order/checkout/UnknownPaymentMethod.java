package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The payment method is none that the shop takes. */
final class UnknownPaymentMethod extends Refusal {

    UnknownPaymentMethod() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unknown-payment-method",
                "There is no such way to pay.");
    }
}
