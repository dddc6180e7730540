package dev.storeys.order.coupon;

import dev.storeys.events.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Money as an administrator states it, not yet known to be of a currency that exists. */
@Schema(name = "CouponAmount")
record Amount(
        @NotNull @Min(0) @Max(10_000_000_000L) Long amount,
        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
                String currency) {

    Money toMoney() {
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException unknown) {
            throw new BadCouponTerms("There is no currency " + currency + ".");
        }
    }
}
