package dev.storeys.payment.authorisation;

import dev.storeys.payment.provider.ProviderUnavailable;
import dev.storeys.payment.provider.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the provider about one payment, outside any transaction, and writes down its verdict. */
@Component
class SettlePayment {

    private static final Logger LOG = LoggerFactory.getLogger(SettlePayment.class);

    private final AskProvider ask;
    private final Payments payments;
    private final WriteVerdict write;
    private final TransactionTemplate transaction;

    SettlePayment(
            AskProvider ask,
            Payments payments,
            WriteVerdict write,
            TransactionTemplate transaction) {
        this.ask = ask;
        this.payments = payments;
        this.write = write;
        this.transaction = transaction;
    }

    void settle(DuePayment due, Duration pause) {
        try {
            Optional<Verdict> verdict = ask.about(due);
            change(
                    due,
                    payment ->
                            verdict.ifPresentOrElse(
                                    known -> write.write(payment, known),
                                    () -> payment.nothingNew(Instant.now())));
        } catch (ProviderUnavailable unknown) {
            LOG.warn(
                    "Payment {} waits {} ms after attempt {}: {}",
                    due.id(),
                    pause.toMillis(),
                    due.attempts(),
                    unknown.getMessage());
            change(due, payment -> payment.postpone(Instant.now().plus(pause)));
        }
    }

    private void change(DuePayment due, Consumer<Payment> change) {
        transaction.executeWithoutResult(status -> payments.findById(due.id()).ifPresent(change));
    }
}
