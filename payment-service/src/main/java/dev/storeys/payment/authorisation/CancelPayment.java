package dev.storeys.payment.authorisation;

import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Marks the payment of a cancelled order for giving back; one that comes later is never made. */
@Component
class CancelPayment {

    private final Payments payments;
    private final ApplicationEventPublisher events;

    CancelPayment(Payments payments, ApplicationEventPublisher events) {
        this.payments = payments;
        this.events = events;
    }

    void ofOrder(UUID orderId) {
        Instant now = Instant.now();
        payments.findByOrderId(orderId)
                .ifPresentOrElse(
                        payment -> payment.orderCancelled(now), () -> payments.bar(orderId, now));
        events.publishEvent(new PaymentDue(orderId));
    }
}
