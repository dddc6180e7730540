package dev.storeys.payment.authorisation;

import java.util.Set;

/** Where a payment stands, and the ways between. */
enum PaymentStatus {
    /** The provider's decision is not known yet. */
    REQUESTED,
    /** The amount is reserved on the customer's card. */
    AUTHORIZED,
    /** The amount is taken. */
    CAPTURED,
    /** The provider refused it. */
    DECLINED,
    /** Given back before it was taken, or barred before the provider decided. */
    VOIDED,
    /** Some of what was taken is given back. */
    PARTIALLY_REFUNDED,
    /** All that was taken is given back. */
    REFUNDED;

    boolean canBecome(PaymentStatus next) {
        return successors().contains(next);
    }

    PaymentStatus become(PaymentStatus next) {
        if (!canBecome(next)) {
            throw new IllegalStateException("A payment that is " + this + " cannot be " + next);
        }
        return next;
    }

    private Set<PaymentStatus> successors() {
        return switch (this) {
            case REQUESTED -> Set.of(AUTHORIZED, DECLINED, VOIDED);
            case AUTHORIZED -> Set.of(CAPTURED, VOIDED);
            case CAPTURED -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
            case PARTIALLY_REFUNDED -> Set.of(PARTIALLY_REFUNDED, REFUNDED);
            case DECLINED, VOIDED, REFUNDED -> Set.of();
        };
    }
}
