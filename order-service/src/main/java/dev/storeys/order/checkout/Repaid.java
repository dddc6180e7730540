package dev.storeys.order.checkout;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What of an order's total went back to its customer, and what is on its way there, in minor units.
 */
@Embeddable
record Repaid(long refunded, long refunding) {

    static final Repaid NOTHING = new Repaid(0, 0);

    /** What nobody has promised yet. */
    long left(long total) {
        return total - refunded - refunding;
    }

    /** What is wanted, or all that is left. */
    long part(@Nullable Long wanted, long total) {
        long left = left(total);
        long part = wanted == null ? left : wanted;
        if (part <= 0 || part > left) {
            throw new RefundTooLarge(left);
        }
        return part;
    }

    Repaid promised(long amount) {
        return new Repaid(refunded, refunding + amount);
    }

    Repaid done(long amount) {
        return new Repaid(refunded + amount, refunding - amount);
    }

    Repaid failed(long amount) {
        return new Repaid(refunded, refunding - amount);
    }
}
