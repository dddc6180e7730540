package dev.storeys.order.checkout;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** All of the money is on its way back, so the goods stay. */
final class RefundUnderWay extends Refusal {

    RefundUnderWay() {
        super(
                HttpStatus.CONFLICT,
                "illegal-transition",
                "An order that is being refunded in full cannot be shipped.");
    }
}
