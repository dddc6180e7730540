package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The coupon is good, but not for this order. */
final class CouponNotApplicable extends Refusal {

    CouponNotApplicable(String why) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "coupon-not-applicable", why);
    }
}
