package dev.storeys.payment.ledger;

/** Where amounts are booked; a debit is positive, a credit negative. */
public enum Account {
    /** What the provider has reserved for us. */
    HELD_AT_PROVIDER,
    /** The other side of it: still the customers' money. */
    CUSTOMER_HOLDS,
    /** What the provider has taken for us and owes us. */
    PROVIDER_RECEIVABLE,
    /** What we have sold. */
    REVENUE,
    /** What we have given back of it. */
    REFUNDS
}
