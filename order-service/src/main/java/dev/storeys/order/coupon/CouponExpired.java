package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The coupon is not valid any more, or not yet. */
final class CouponExpired extends Refusal {

    CouponExpired() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "coupon-expired",
                "The coupon is not valid at this time.");
    }
}
