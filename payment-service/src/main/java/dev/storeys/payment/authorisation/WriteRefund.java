package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.RefundFailed;
import dev.storeys.payment.PaymentModule;
import dev.storeys.payment.ledger.Ledger;
import dev.storeys.payment.ledger.Posting;
import dev.storeys.payment.provider.RefundVerdict;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how a refund ended: with its payment, in the books, and for order-service. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WriteRefund {

    private final Ledger ledger;
    private final Outbox outbox;

    WriteRefund(Ledger ledger, Outboxes outboxes) {
        this.ledger = ledger;
        this.outbox = outboxes.of(PaymentModule.SCHEMA);
    }

    /** A verdict may come twice or late, from an attempt whose lease ran out. */
    void write(Payment payment, Refund refund, RefundVerdict verdict) {
        if (refund.isOpen()) {
            switch (verdict) {
                case RefundVerdict.Refunded _ -> refunded(payment, refund);
                case RefundVerdict.Refused(String reason) -> refused(payment, refund, reason);
            }
        }
    }

    private void refunded(Payment payment, Refund refund) {
        Money amount = refund.amount();
        payment.refund(amount.amount(), Instant.now());
        ledger.post(payment.id(), Posting.refunded(amount, refund.id().toString()));
        done(payment, refund);
    }

    /** The part was never taken, and is reserved no longer: it needs no word with the provider. */
    void released(Payment payment, Refund refund) {
        Money amount = refund.amount();
        payment.release(amount.amount());
        ledger.post(payment.id(), Posting.released(amount, refund.id().toString()));
        done(payment, refund);
    }

    /** The money is with the customer, whichever way it took. */
    void done(Payment payment, Refund refund) {
        Instant now = Instant.now();
        refund.done(now);
        publish(
                new PaymentRefunded(
                        payment.orderId(),
                        payment.id(),
                        refund.id(),
                        refund.amount(),
                        payment.amounts().allBack(),
                        now));
    }

    void refused(Payment payment, Refund refund, String reason) {
        Instant now = Instant.now();
        refund.fail(reason, now);
        publish(new RefundFailed(payment.orderId(), payment.id(), refund.id(), reason, now));
    }

    private void publish(PaymentEvent event) {
        outbox.append(PaymentEvent.TOPIC, event.orderId().toString(), event);
    }
}
