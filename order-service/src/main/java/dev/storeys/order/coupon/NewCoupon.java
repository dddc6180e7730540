package dev.storeys.order.coupon;

import dev.storeys.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A coupon that shall be offered.
 *
 * @param minimumTotal also names the currency of a percentage that is for one currency alone
 * @param validFrom from now on if it is missing
 * @param validUntil for ever if it is missing
 * @param limit how often it can be used by all customers together
 */
record NewCoupon(
        @NotNull
                @Pattern(
                        regexp = "[A-Z0-9][A-Z0-9_-]{2,39}",
                        message = "must be 3 to 40 of A-Z 0-9 _ -")
                String code,
        @Nullable @Min(1) @Max(100) Integer percentage,
        @Nullable @Valid Amount amount,
        @Nullable @Valid Amount minimumTotal,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable @Min(1) @Max(1_000_000_000) Integer limit,
        @Nullable @Min(1) @Max(1_000_000) Integer limitPerUser) {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** As it will be shown; refuses terms that contradict each other. */
    CouponView toView(Instant now) {
        if ((percentage == null) == (amount == null)) {
            throw new BadCouponTerms("A coupon has either a percentage or an amount.");
        }
        Money off = amount == null ? null : amount.toMoney();
        if (off != null && off.amount() == 0) {
            throw new BadCouponTerms("A coupon must be worth something.");
        }
        Money least = least(off);
        // Cut to what the database keeps, so that every answer shows the same times.
        Instant from = cut(validFrom == null ? now : validFrom);
        Instant until = validUntil == null ? null : cut(validUntil);
        requireWindow(from, until);
        return new CouponView(code, percentage, off, least, from, until, limit, limitPerUser, 0);
    }

    private @Nullable Money least(@Nullable Money off) {
        if (minimumTotal == null) {
            return off == null ? null : new Money(0, off.currency());
        }
        Money least = minimumTotal.toMoney();
        if (off != null && !off.currency().equals(least.currency())) {
            throw new BadCouponTerms("A coupon has one currency.");
        }
        return least;
    }

    private static void requireWindow(Instant from, @Nullable Instant until) {
        boolean countable =
                Stream.of(from, until == null ? LAST : until)
                        .allMatch(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST));
        if (!countable || (until != null && !until.isAfter(from))) {
            throw new BadCouponTerms("A coupon ends after it begins, in this era.");
        }
    }

    private static Instant cut(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
