package dev.storeys.payment.provider;

import java.util.Optional;
import java.util.UUID;

/**
 * Whoever moves the money. Every call may be repeated: the order is the idempotency key, and the
 * refund that of a refund. A call that throws {@link ProviderUnavailable} may or may not have had
 * its effect.
 */
public interface Provider {

    /** Reserves the amount on the customer's card, once per order however often it is asked. */
    Verdict authorise(Charge charge);

    /** What has become of the order's charge; empty when the provider never heard of it. */
    Optional<Verdict> find(UUID orderId);

    /**
     * Gives the reserved amount back. An order that the provider never heard of is barred, so that
     * a charge still on its way comes too late.
     */
    Verdict cancel(UUID orderId);

    /** Takes so many minor units of what is reserved, once; the rest is given back. */
    Verdict capture(UUID orderId, long amount);

    /** Gives back some of what was taken, once per refund. */
    RefundVerdict refund(Repayment repayment);

    /** What has become of the refund; empty when the provider never heard of it. */
    Optional<RefundVerdict> findRefund(UUID orderId, UUID refundId);
}
