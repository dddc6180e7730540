package dev.storeys.events;

import java.util.Currency;

/** An amount in minor units (pence, cents) of one ISO 4217 currency. */
public record Money(long amount, String currency) {

    /** Refuses currencies that ISO 4217 does not know. */
    public Money {
        if (!Currency.getInstance(currency).getCurrencyCode().equals(currency)) {
            throw new IllegalArgumentException("Not an ISO 4217 code: " + currency);
        }
    }

    /** The sum; both must be of one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }

    /** This amount {@code quantity} times; throws when it leaves the range of a long. */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, (long) quantity), currency);
    }
}
