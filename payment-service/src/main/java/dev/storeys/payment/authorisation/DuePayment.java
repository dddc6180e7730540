package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.payment.provider.Charge;
import java.util.UUID;

/**
 * A payment that is leased to this process to ask the provider; {@code attempts} counts this one.
 */
record DuePayment(
        UUID id,
        UUID orderId,
        long amount,
        String currency,
        String method,
        boolean orderCancelled,
        int attempts) {

    Charge charge() {
        return new Charge(orderId, new Money(amount, currency), method);
    }
}
