package dev.storeys.payment.authorisation;

import java.util.UUID;

/**
 * A refund that is leased to this process to ask the provider; {@code attempts} counts this one.
 */
record DueRefund(UUID id, UUID paymentId, UUID orderId, long amount, int attempts) {

    /** Whether an earlier attempt may have had its effect although we never saw the answer. */
    boolean isRepeat() {
        return attempts > 1;
    }
}
