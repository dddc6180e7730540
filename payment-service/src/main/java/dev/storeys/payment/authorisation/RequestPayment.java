package dev.storeys.payment.authorisation;

import dev.storeys.events.OrderPlaced;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Opens the payment of a new order; the provider is asked after the commit. */
@Component
class RequestPayment {

    private final Payments payments;
    private final ApplicationEventPublisher events;

    RequestPayment(Payments payments, ApplicationEventPublisher events) {
        this.payments = payments;
        this.events = events;
    }

    void forOrder(OrderPlaced order) {
        if (payments.existsByOrderId(order.orderId()) || payments.isBarred(order.orderId())) {
            return;
        }
        payments.save(
                new Payment(order.orderId(), order.total(), order.paymentMethod(), Instant.now()));
        events.publishEvent(new PaymentDue(order.orderId()));
    }
}
