package dev.storeys.payment.ledger;

import dev.storeys.events.Money;
import java.util.EnumMap;
import java.util.Map;

/**
 * One business event in the books. A payment has one posting of a kind and reference, however often
 * the step is repeated.
 */
public record Posting(String kind, String reference, String currency, Map<Account, Long> entries) {

    /** Leaves out empty entries; the rest must sum to zero. */
    public Posting {
        Map<Account, Long> booked = new EnumMap<>(Account.class);
        entries.forEach((account, amount) -> {
            if (amount != 0) {
                booked.put(account, amount);
            }
        });
        if (booked.values().stream().reduce(0L, Math::addExact) != 0) {
            throw new IllegalArgumentException("A posting sums to zero: " + entries);
        }
        entries = Map.copyOf(booked);
    }

    /** The provider has reserved the amount. */
    public static Posting authorized(Money amount, String reference) {
        return new Posting("AUTHORIZED", reference, amount.currency(), held(amount.amount()));
    }

    /** The amount is no longer reserved, and was never taken. */
    public static Posting released(Money amount, String reference) {
        return new Posting("RELEASED", reference, amount.currency(), held(-amount.amount()));
    }

    /** The provider has taken the amount, and whatever is {@code held} is reserved no longer. */
    public static Posting captured(Money amount, long held, String reference) {
        Map<Account, Long> entries = held(-held);
        entries.put(Account.PROVIDER_RECEIVABLE, amount.amount());
        entries.put(Account.REVENUE, -amount.amount());
        return new Posting("CAPTURED", reference, amount.currency(), entries);
    }

    /** The provider has given the amount back. */
    public static Posting refunded(Money amount, String reference) {
        Map<Account, Long> entries = new EnumMap<>(Account.class);
        entries.put(Account.REFUNDS, amount.amount());
        entries.put(Account.PROVIDER_RECEIVABLE, -amount.amount());
        return new Posting("REFUNDED", reference, amount.currency(), entries);
    }

    private static Map<Account, Long> held(long amount) {
        Map<Account, Long> entries = new EnumMap<>(Account.class);
        entries.put(Account.HELD_AT_PROVIDER, amount);
        entries.put(Account.CUSTOMER_HOLDS, -amount);
        return entries;
    }
}
