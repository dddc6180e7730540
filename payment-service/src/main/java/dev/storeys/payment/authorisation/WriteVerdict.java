package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentVoided;
import dev.storeys.payment.PaymentModule;
import dev.storeys.payment.ledger.Ledger;
import dev.storeys.payment.ledger.Posting;
import dev.storeys.payment.provider.Verdict;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down where the provider says that a payment stands. A verdict may come twice or late, from
 * an attempt whose lease ran out; it changes nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WriteVerdict {

    private static final Logger LOG = LoggerFactory.getLogger(WriteVerdict.class);

    private final Refunds refunds;
    private final WriteRefund writeRefund;
    private final Ledger ledger;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    WriteVerdict(
            Refunds refunds,
            WriteRefund writeRefund,
            Ledger ledger,
            Outboxes outboxes,
            ApplicationEventPublisher events) {
        this.refunds = refunds;
        this.writeRefund = writeRefund;
        this.ledger = ledger;
        this.outbox = outboxes.of(PaymentModule.SCHEMA);
        this.events = events;
    }

    void write(Payment payment, Verdict verdict) {
        Instant now = Instant.now();
        switch (verdict) {
            case Verdict.Authorized(String reference)
                    when payment.canBecome(PaymentStatus.AUTHORIZED) ->
                    authorized(payment, reference, now);
            case Verdict.Declined(String reason) when payment.canBecome(PaymentStatus.DECLINED) ->
                    declined(payment, reason, now);
            case Verdict.Captured(long amount) when payment.canBecome(PaymentStatus.CAPTURED) ->
                    captured(payment, amount, now);
            case Verdict.Voided() when payment.canBecome(PaymentStatus.VOIDED) ->
                    voided(payment, now);
            default -> {
                LOG.debug("Payment {} is {} already", payment.id(), payment.status());
                payment.nothingNew(now);
            }
        }
    }

    private void authorized(Payment payment, String reference, Instant now) {
        payment.authorize(reference, now);
        ledger.post(payment.id(), Posting.authorized(payment.held(), payment.orderId().toString()));
        if (payment.isWanted()) {
            publish(new PaymentAuthorized(payment.orderId(), payment.id(), payment.amount(), now));
        } else {
            events.publishEvent(new PaymentDue(payment.orderId()));
        }
    }

    private void declined(Payment payment, String reason, Instant now) {
        payment.decline(reason, now);
        if (payment.isWanted()) {
            publish(new PaymentDeclined(payment.orderId(), payment.id(), reason, now));
        }
    }

    private void captured(Payment payment, long amount, Instant now) {
        long held = payment.held().amount();
        payment.capture(amount, now);
        Money taken = payment.amounts().money(amount);
        ledger.post(payment.id(), Posting.captured(taken, held, payment.orderId() + ":capture"));
        open(payment, refund -> refund.ask(now));
        events.publishEvent(new RefundDue(payment.orderId()));
    }

    private void voided(Payment payment, Instant now) {
        if (payment.isWanted() && payment.canBecome(PaymentStatus.DECLINED)) {
            // The provider gave it up by itself; the order must not wait for ever.
            declined(payment, "voided-by-provider", now);
            return;
        }
        Money held = payment.held();
        payment.giveBack(now);
        ledger.post(payment.id(), Posting.released(held, payment.orderId() + ":void"));
        open(payment, refund -> writeRefund.done(payment, refund));
        if (payment.isWanted()) {
            LOG.warn("Payment {} was voided by the provider before it was taken", payment.id());
            publish(new PaymentVoided(payment.orderId(), payment.id(), now));
        }
    }

    /** The refunds that have waited for this. */
    private void open(Payment payment, Consumer<Refund> step) {
        refunds.findByPaymentIdAndStatus(payment.id(), RefundStatus.REQUESTED).forEach(step);
    }

    private void publish(PaymentEvent event) {
        outbox.append(PaymentEvent.TOPIC, event.orderId().toString(), event);
    }
}
