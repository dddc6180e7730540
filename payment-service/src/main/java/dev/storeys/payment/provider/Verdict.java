package dev.storeys.payment.provider;

/** Where the provider says that one order's charge stands. */
public sealed interface Verdict {

    /** The amount is reserved; {@code reference} is the provider's own name for it. */
    record Authorized(String reference) implements Verdict {}

    /** The amount is refused; {@code reason} is a slug such as {@code card-declined}. */
    record Declined(String reason) implements Verdict {}

    /** So many minor units are taken, and the rest of what was reserved is given back. */
    record Captured(long amount) implements Verdict {}

    /** The amount is given back, or barred before it was ever reserved. */
    record Voided() implements Verdict {}
}
