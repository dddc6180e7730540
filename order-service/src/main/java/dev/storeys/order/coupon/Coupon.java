package dev.storeys.order.coupon;

import dev.storeys.events.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon is worth: a percentage or an amount, which never changes.
 *
 * @param percentage of the sum, 1 to 100
 * @param amount in minor units of the currency
 * @param minimumTotal the least sum, in minor units of the currency; 0 for none
 * @param currency of the orders that it is for; null for any
 */
public record Coupon(
        String code,
        @Nullable Integer percentage,
        @Nullable Long amount,
        long minimumTotal,
        @Nullable String currency) {

    /** What it takes off a sum: never more than there is, and fractions go to the shop. */
    public Money discountOn(Money sum) {
        if (currency != null && !currency.equals(sum.currency())) {
            throw new CouponNotApplicable("The coupon is for orders in " + currency + ".");
        }
        if (sum.amount() < minimumTotal) {
            throw new CouponNotApplicable("The order does not reach the coupon's minimum.");
        }
        long off =
                percentage == null
                        ? Objects.requireNonNull(amount)
                        : share(sum.amount(), percentage);
        return new Money(Math.min(off, sum.amount()), sum.currency());
    }

    /** In two steps, since a hundred times a sum may leave the range of a long. */
    private static long share(long sum, int percentage) {
        return sum / 100 * percentage + sum % 100 * percentage / 100;
    }
}
