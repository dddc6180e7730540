package dev.storeys.payment.authorisation;

/** Where a payment stands. */
enum PaymentStatus {
    /** The provider's decision is not known yet. */
    REQUESTED,
    /** The amount is reserved on the customer's card. */
    AUTHORIZED,
    /** The provider refused it. */
    DECLINED,
    /** Given back, or barred before the provider decided. */
    VOIDED;

    boolean canBecome(PaymentStatus next) {
        return switch (this) {
            case REQUESTED -> next != REQUESTED;
            case AUTHORIZED -> next == VOIDED;
            case DECLINED, VOIDED -> false;
        };
    }
}
