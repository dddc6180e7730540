package dev.storeys.payment.authorisation;

import dev.storeys.events.RefundRequested;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds the way in which money goes back: never taking it, or asking the provider for it. */
@Component
class RequestRefund {

    private final Payments payments;
    private final Refunds refunds;
    private final WriteRefund write;
    private final ApplicationEventPublisher events;

    RequestRefund(
            Payments payments,
            Refunds refunds,
            WriteRefund write,
            ApplicationEventPublisher events) {
        this.payments = payments;
        this.refunds = refunds;
        this.write = write;
        this.events = events;
    }

    void of(RefundRequested request) {
        Payment payment =
                payments.findByOrderId(request.orderId())
                        .orElseThrow(
                                () -> new IllegalStateException("Order has no payment to refund"));
        if (refunds.existsById(request.refundId())) {
            return;
        }
        long left = left(payment);
        Refund refund =
                refunds.save(
                        new Refund(request.refundId(), payment, request.amount(), Instant.now()));
        begin(payment, refund, left);
    }

    /** What is neither back yet nor on its way. */
    private long left(Payment payment) {
        long underWay =
                refunds.findByPaymentIdAndStatus(payment.id(), RefundStatus.REQUESTED).stream()
                        .mapToLong(refund -> refund.amount().amount())
                        .sum();
        return payment.amounts().left() - underWay;
    }

    private void begin(Payment payment, Refund refund, long left) {
        if (refund.amount().amount() > left
                || !refund.amount().currency().equals(payment.amount().currency())) {
            write.refused(payment, refund, "refund-too-large");
            return;
        }
        switch (payment.status()) {
            case AUTHORIZED -> beforeCapture(payment, refund, left);
            case CAPTURED, PARTIALLY_REFUNDED -> {
                refund.ask(Instant.now());
                events.publishEvent(new RefundDue(payment.orderId()));
            }
            // Never taken, whoever gave it up: the customer has it.
            case VOIDED -> write.done(payment, refund);
            case REQUESTED, DECLINED, REFUNDED -> write.refused(payment, refund, "not-captured");
        }
    }

    private void beforeCapture(Payment payment, Refund refund, long left) {
        if (payment.wantsCapture()) {
            // On its way: the refund is due once the money is taken.
            return;
        }
        UUID order = payment.orderId();
        if (refund.amount().amount() == left) {
            payment.orderCancelled(Instant.now());
            events.publishEvent(new PaymentDue(order));
        } else {
            write.released(payment, refund);
        }
    }
}
