package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** No coupon has that code. */
final class UnknownCoupon extends Refusal {

    UnknownCoupon() {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-coupon", "There is no such coupon.");
    }
}
