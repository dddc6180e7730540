package dev.storeys.payment.provider;

/** What the provider has decided for good about one refund. */
public sealed interface RefundVerdict {

    /** The amount goes back to the customer. */
    record Refunded() implements RefundVerdict {}

    /** It does not; {@code reason} is a slug such as {@code not-captured}. */
    record Refused(String reason) implements RefundVerdict {}
}
