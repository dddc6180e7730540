package dev.storeys.payment.authorisation;

/** Where a refund stands. */
enum RefundStatus {
    /** Nobody knows yet whether the money went back. */
    REQUESTED,
    /** The money went back. */
    DONE,
    /** It never will. */
    FAILED;

    boolean canBecome(RefundStatus next) {
        return this == REQUESTED && next != REQUESTED;
    }
}
