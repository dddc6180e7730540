package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import org.jspecify.annotations.Nullable;

/** What a coupon took off an order; it stays, whatever becomes of the coupon. */
record Discount(String code, Money amount) {

    /** As it is stored; null for an order without a coupon. */
    static @Nullable Discount of(@Nullable String code, long amount, String currency) {
        return code == null ? null : new Discount(code, new Money(amount, currency));
    }
}
