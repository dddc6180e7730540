package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The order has less left than is to go back. */
final class RefundTooLarge extends Refusal {

    RefundTooLarge(long left) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "refund-too-large",
                "The order has " + left + " minor units left that could go back.");
        with("left", left);
    }
}
