package dev.storeys.payment.authorisation;

import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Marks the payment of a shipped order for taking what is reserved. */
@Component
class CapturePayment {

    private static final Logger LOG = LoggerFactory.getLogger(CapturePayment.class);

    private final Payments payments;
    private final ApplicationEventPublisher events;

    CapturePayment(Payments payments, ApplicationEventPublisher events) {
        this.payments = payments;
        this.events = events;
    }

    void ofOrder(UUID orderId) {
        payments.findByOrderId(orderId)
                .ifPresentOrElse(
                        payment -> payment.orderShipped(Instant.now()),
                        () -> LOG.error("Order {} is shipped and has no payment", orderId));
        events.publishEvent(new PaymentDue(orderId));
    }
}
