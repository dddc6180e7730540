package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import jakarta.persistence.Embeddable;

/**
 * What has become of a payment's amount, in minor units: {@code released} was never taken and is
 * reserved no longer, {@code captured} was taken, {@code refunded} is the part of that which went
 * back.
 */
@Embeddable
record Amounts(long amount, String currency, long released, long captured, long refunded) {

    static Amounts of(Money money) {
        return new Amounts(money.amount(), money.currency(), 0, 0, 0);
    }

    /** Some of what is reserved will not be taken. */
    Amounts released(long part) {
        check(part, amount - released);
        return new Amounts(amount, currency, released + part, captured, refunded);
    }

    /** So much is taken, and the rest released. */
    Amounts captured(long taken) {
        return new Amounts(amount, currency, amount - taken, taken, refunded);
    }

    Amounts refunded(long part) {
        check(part, captured - refunded);
        return new Amounts(amount, currency, released, captured, refunded + part);
    }

    private static void check(long part, long whole) {
        if (part <= 0 || part > whole) {
            throw new IllegalStateException(part + " is no part of " + whole);
        }
    }

    /** What could still go back. */
    long left() {
        return amount - released - refunded;
    }

    /** Whether nothing of what was taken is left with us. */
    boolean allRefunded() {
        return refunded == captured;
    }

    /** Whether all of it went back, or was never taken. */
    boolean allBack() {
        return released + refunded == amount;
    }

    Money money(long part) {
        return new Money(part, currency);
    }
}
