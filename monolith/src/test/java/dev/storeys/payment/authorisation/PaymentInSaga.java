package dev.storeys.payment.authorisation;

import dev.storeys.events.Money;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.PaymentVoided;
import dev.storeys.events.RefundRequested;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The real payment, with what {@link SettlePayment} does around it but for the database. */
public final class PaymentInSaga {

    // Nobody looks at it to find out what is due: leases run out at any moment here.
    private static final Instant LEASE_END = Instant.EPOCH.plusSeconds(1);

    private final Payment payment;
    private int attempts;
    private RefundRequested refund;
    private boolean refundOpen;

    public PaymentInSaga(UUID orderId, Money amount) {
        payment = new Payment(orderId, amount, "card-ok", Instant.EPOCH);
    }

    /** What somebody who settles knows of it while he asks the provider. */
    public record Attempt(UUID orderId, boolean first, boolean giveBack) {}

    public boolean isDue() {
        return payment.inquiry().nextAttemptAt() != null;
    }

    public Attempt begin() {
        attempts++;
        payment.postpone(LEASE_END);
        return new Attempt(payment.orderId(), attempts == 1, !payment.isWanted());
    }

    public void orderCancelled() {
        payment.orderCancelled(Instant.EPOCH);
    }

    /** Before it is captured, all of it goes back by never taking it. */
    public Optional<PaymentEvent> refundRequested(RefundRequested request) {
        if (refund != null) {
            return Optional.empty();
        }
        refund = request;
        refundOpen = true;
        payment.orderCancelled(Instant.EPOCH);
        return payment.status() == PaymentStatus.VOIDED ? refundDone() : Optional.empty();
    }

    public void noAnswer() {
        payment.postpone(Instant.EPOCH);
    }

    public Optional<PaymentEvent> authorized() {
        if (!payment.canBecome(PaymentStatus.AUTHORIZED)) {
            payment.nothingNew(Instant.EPOCH);
            return Optional.empty();
        }
        payment.authorize("reference", Instant.EPOCH);
        return payment.isWanted()
                ? Optional.of(
                        new PaymentAuthorized(
                                payment.orderId(), payment.id(), payment.amount(), Instant.EPOCH))
                : Optional.empty();
    }

    public Optional<PaymentEvent> declined() {
        if (!payment.canBecome(PaymentStatus.DECLINED)) {
            return Optional.empty();
        }
        payment.decline("card-declined", Instant.EPOCH);
        return payment.isWanted()
                ? Optional.of(
                        new PaymentDeclined(
                                payment.orderId(), payment.id(), "card-declined", Instant.EPOCH))
                : Optional.empty();
    }

    public Optional<PaymentEvent> voided() {
        if (payment.isWanted() && payment.canBecome(PaymentStatus.DECLINED)) {
            return declined();
        }
        if (payment.canBecome(PaymentStatus.VOIDED)) {
            payment.giveBack(Instant.EPOCH);
            return payment.isWanted() ? Optional.of(lapsed()) : refundDone();
        }
        return Optional.empty();
    }

    /** As {@link HearFromProvider} does it. */
    public void saidToBeVoided() {
        if (payment.canBecome(PaymentStatus.VOIDED)) {
            payment.lookAgain(Instant.EPOCH);
        }
    }

    private PaymentEvent lapsed() {
        return new PaymentVoided(payment.orderId(), payment.id(), Instant.EPOCH);
    }

    private Optional<PaymentEvent> refundDone() {
        if (!refundOpen) {
            return Optional.empty();
        }
        refundOpen = false;
        return Optional.of(
                new PaymentRefunded(
                        payment.orderId(),
                        payment.id(),
                        refund.refundId(),
                        refund.amount(),
                        true,
                        Instant.EPOCH));
    }

    public boolean isAuthorized() {
        return payment.status() == PaymentStatus.AUTHORIZED;
    }
}
