package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.payment.provider.Charge;
import java.util.UUID;

/**
 * A payment that is leased to this process to ask the provider; {@code attempts} counts this one,
 * and {@code released} is the part of the amount that will not be taken.
 */
record DuePayment(
        UUID id,
        UUID orderId,
        long amount,
        long released,
        String currency,
        String method,
        PaymentStatus status,
        boolean orderCancelled,
        boolean captureRequested,
        int attempts) {

    Charge charge() {
        return new Charge(orderId, new Money(amount, currency), method);
    }

    /** What is to be taken, in minor units. */
    long rest() {
        return amount - released;
    }

    /** Whether an earlier attempt may have had its effect although we never saw the answer. */
    boolean isRepeat() {
        return attempts > 1;
    }
}
