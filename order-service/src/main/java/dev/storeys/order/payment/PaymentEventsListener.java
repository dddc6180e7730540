package dev.storeys.order.payment;

import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.PaymentVoided;
import dev.storeys.events.RefundFailed;
import dev.storeys.order.OrderModule;
import dev.storeys.order.checkout.ChangeOrder;
import dev.storeys.order.checkout.OrderOwners;
import dev.storeys.order.checkout.SettleRefund;
import dev.storeys.platform.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settles an order and its refunds by what became of its payment. */
@Configuration(proxyBeanMethods = false)
class PaymentEventsListener {

    @Bean
    Subscription<PaymentEvent> ordersHearOfPayments(
            ChangeOrder orders, SettleRefund refunds, OrderOwners owners) {
        return new Subscription<>(
                OrderModule.SCHEMA,
                "orders.payment-events",
                PaymentEvent.TOPIC,
                PaymentEvent.class,
                event -> settle(orders, refunds, event),
                event -> owners.of(event.orderId()));
    }

    private static void settle(ChangeOrder orders, SettleRefund refunds, PaymentEvent event) {
        switch (event) {
            case PaymentAuthorized paid -> orders.paid(paid.orderId());
            case PaymentDeclined declined -> orders.unpaid(declined.orderId());
            case PaymentVoided voided -> {
                // Pending only if the authorisation is heard of later, and too late then.
                orders.unpaid(voided.orderId());
                refunds.lapsed(voided.orderId());
            }
            case PaymentRefunded refunded -> refunds.done(refunded);
            case RefundFailed failed -> refunds.failed(failed);
        }
    }
}
