package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The coupon has been used as often as it may be, by all or by this customer. */
final class CouponUsedUp extends Refusal {

    CouponUsedUp() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "coupon-used-up",
                "The coupon has been used as often as it may be.");
    }
}
