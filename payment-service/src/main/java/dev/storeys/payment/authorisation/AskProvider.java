package dev.storeys.payment.authorisation;

import dev.storeys.payment.provider.Provider;
import dev.storeys.payment.provider.RefundVerdict;
import dev.storeys.payment.provider.Repayment;
import dev.storeys.payment.provider.Verdict;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts the question that moves a payment or refund on. What may have happened already is asked
 * about before it is asked for again.
 */
@Component
class AskProvider {

    private final Provider provider;

    AskProvider(Provider provider) {
        this.provider = provider;
    }

    /** The provider's verdict; empty when nothing was to be done and it knows of nothing. */
    Optional<Verdict> about(DuePayment due) {
        UUID order = due.orderId();
        if (due.orderCancelled()) {
            // To repeat it is harmless: a void moves no money.
            return Optional.of(provider.cancel(order));
        }
        if (due.status() == PaymentStatus.REQUESTED) {
            return earlier(due).or(() -> Optional.of(provider.authorise(due.charge())));
        }
        if (due.captureRequested() && due.status() == PaymentStatus.AUTHORIZED) {
            return earlier(due)
                    .filter(verdict -> !(verdict instanceof Verdict.Authorized))
                    .or(() -> Optional.of(provider.capture(order, due.rest())));
        }
        return provider.find(order);
    }

    private Optional<Verdict> earlier(DuePayment due) {
        return due.isRepeat() ? provider.find(due.orderId()) : Optional.empty();
    }

    RefundVerdict about(DueRefund due) {
        Optional<RefundVerdict> earlier =
                due.isRepeat() ? provider.findRefund(due.orderId(), due.id()) : Optional.empty();
        return earlier.orElseGet(
                () -> provider.refund(new Repayment(due.orderId(), due.id(), due.amount())));
    }
}
