package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Another coupon has that code. */
final class CouponTaken extends Refusal {

    CouponTaken() {
        super(HttpStatus.CONFLICT, "coupon-taken", "Another coupon has that code.");
    }
}
