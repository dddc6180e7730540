package dev.storeys.payment.authorisation;

import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderDelivered;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.OrderShipped;
import dev.storeys.events.RefundRequested;
import dev.storeys.payment.PaymentModule;
import dev.storeys.platform.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What payments hear of orders. */
@Configuration(proxyBeanMethods = false)
class PaymentSubscription {

    @Bean
    Subscription<OrderEvent> paymentsHearOfOrders(
            RequestPayment request,
            CancelPayment cancel,
            CapturePayment capture,
            RequestRefund refund) {
        return new Subscription<>(
                PaymentModule.SCHEMA,
                "payment-service",
                OrderEvent.TOPIC,
                OrderEvent.class,
                event -> {
                    switch (event) {
                        case OrderPlaced placed -> request.forOrder(placed);
                        case OrderCancelled cancelled -> cancel.ofOrder(cancelled.orderId());
                        case OrderShipped shipped -> capture.ofOrder(shipped.orderId());
                        case RefundRequested requested -> refund.of(requested);
                        case OrderConfirmed _, OrderDelivered _, OrderRefunded _ -> {}
                    }
                });
    }
}
