package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** A coupon of these terms would make no sense. */
final class BadCouponTerms extends Refusal {

    BadCouponTerms(String why) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "bad-coupon-terms", why);
    }
}
