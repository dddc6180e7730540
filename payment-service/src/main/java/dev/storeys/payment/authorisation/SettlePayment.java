package dev.storeys.payment.authorisation;

import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.payment.PaymentModule;
import dev.storeys.payment.provider.Provider;
import dev.storeys.payment.provider.ProviderUnavailable;
import dev.storeys.payment.provider.Verdict;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the provider about one payment, outside any transaction, and writes down its verdict. */
@Component
class SettlePayment {

    private static final Logger LOG = LoggerFactory.getLogger(SettlePayment.class);

    private final Provider provider;
    private final Payments payments;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SettlePayment(
            Provider provider,
            Payments payments,
            Outboxes outboxes,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.provider = provider;
        this.payments = payments;
        this.outbox = outboxes.of(PaymentModule.SCHEMA);
        this.events = events;
        this.transaction = transaction;
    }

    void settle(DuePayment due, Duration pause) {
        try {
            Verdict verdict = ask(due);
            change(due, payment -> write(payment, verdict));
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

    private Verdict ask(DuePayment due) {
        if (due.orderCancelled()) {
            return provider.cancel(due.orderId());
        }
        // An earlier attempt may have charged the card although we never saw the answer.
        Optional<Verdict> earlier =
                due.attempts() > 1 ? provider.find(due.orderId()) : Optional.empty();
        return earlier.orElseGet(() -> provider.authorise(due.charge()));
    }

    private void change(DuePayment due, Consumer<Payment> change) {
        transaction.executeWithoutResult(status -> payments.findById(due.id()).ifPresent(change));
    }

    /**
     * A verdict may come twice or late, from an attempt whose lease ran out; it changes nothing.
     */
    private void write(Payment payment, Verdict verdict) {
        Instant now = Instant.now();
        switch (verdict) {
            case Verdict.Authorized(String reference)
                    when payment.canBecome(PaymentStatus.AUTHORIZED) ->
                    authorized(payment, reference, now);
            case Verdict.Declined(String reason) when payment.canBecome(PaymentStatus.DECLINED) ->
                    declined(payment, reason, now);
            case Verdict.Voided() when payment.canBecome(PaymentStatus.VOIDED) ->
                    voided(payment, now);
            default -> LOG.debug("Payment {} is {} already", payment.id(), payment.status());
        }
    }

    private void authorized(Payment payment, String reference, Instant now) {
        payment.authorize(reference, now);
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

    private void voided(Payment payment, Instant now) {
        if (payment.isWanted() && payment.canBecome(PaymentStatus.DECLINED)) {
            // The provider gave it up by itself; the order must not wait for ever.
            declined(payment, "voided-by-provider", now);
        } else {
            payment.giveBack(now);
        }
    }

    private void publish(PaymentEvent event) {
        outbox.append(PaymentEvent.TOPIC, event.orderId().toString(), event);
    }
}
