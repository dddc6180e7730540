package dev.storeys.payment.authorisation;

import dev.storeys.payment.provider.ProviderUnavailable;
import dev.storeys.payment.provider.RefundVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the provider about one refund, outside any transaction, and writes down its verdict. */
@Component
class SettleRefund {

    private static final Logger LOG = LoggerFactory.getLogger(SettleRefund.class);

    private final AskProvider ask;
    private final Payments payments;
    private final Refunds refunds;
    private final WriteRefund write;
    private final TransactionTemplate transaction;

    SettleRefund(
            AskProvider ask,
            Payments payments,
            Refunds refunds,
            WriteRefund write,
            TransactionTemplate transaction) {
        this.ask = ask;
        this.payments = payments;
        this.refunds = refunds;
        this.write = write;
        this.transaction = transaction;
    }

    void settle(DueRefund due, Duration pause) {
        try {
            RefundVerdict verdict = ask.about(due);
            change(due, (payment, refund) -> write.write(payment, refund, verdict));
        } catch (ProviderUnavailable unknown) {
            LOG.warn(
                    "Refund {} waits {} ms after attempt {}: {}",
                    due.id(),
                    pause.toMillis(),
                    due.attempts(),
                    unknown.getMessage());
            change(due, (_, refund) -> refund.postpone(Instant.now().plus(pause)));
        }
    }

    private void change(DueRefund due, BiConsumer<Payment, Refund> change) {
        transaction.executeWithoutResult(status ->
                payments.findById(due.paymentId())
                        .ifPresent(payment ->
                                refunds.findById(due.id())
                                        .ifPresent(refund -> change.accept(payment, refund))));
    }
}
