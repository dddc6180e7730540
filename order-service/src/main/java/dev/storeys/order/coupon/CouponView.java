package dev.storeys.order.coupon;

import dev.storeys.events.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon as administrators see it.
 *
 * @param redeemed how often it is in use by orders that are not cancelled
 */
@Schema(name = "Coupon")
record CouponView(
        String code,
        @Nullable Integer percentage,
        @Nullable Money amount,
        @Nullable Money minimumTotal,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer limit,
        @Nullable Integer limitPerUser,
        int redeemed) {}
