package dev.storeys.payment.provider;

/** What the provider has decided for good about one order's charge. */
public sealed interface Verdict {

    /** The amount is reserved; {@code reference} is the provider's own name for it. */
    record Authorized(String reference) implements Verdict {}

    /** The amount is refused; {@code reason} is a slug such as {@code card-declined}. */
    record Declined(String reason) implements Verdict {}

    /** The amount is given back, or barred before it was ever reserved. */
    record Voided() implements Verdict {}
}
