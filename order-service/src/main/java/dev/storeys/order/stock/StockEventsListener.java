package dev.storeys.order.stock;

import dev.storeys.events.HoldExpired;
import dev.storeys.events.StockEvent;
import dev.storeys.events.StockShort;
import dev.storeys.order.OrderModule;
import dev.storeys.order.checkout.ChangeOrder;
import dev.storeys.order.checkout.OrderOwners;
import dev.storeys.order.checkout.RefundShortage;
import dev.storeys.platform.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Ends an order whose stock was not kept for it. */
@Configuration(proxyBeanMethods = false)
class StockEventsListener {

    @Bean
    Subscription<StockEvent> ordersHearOfStock(
            ChangeOrder orders, RefundShortage shortages, OrderOwners owners) {
        return new Subscription<>(
                OrderModule.SCHEMA,
                "orders.stock-events",
                StockEvent.TOPIC,
                StockEvent.class,
                event -> settle(orders, shortages, event),
                event -> owners.of(event.orderId()));
    }

    private static void settle(ChangeOrder orders, RefundShortage shortages, StockEvent event) {
        switch (event) {
            case HoldExpired expired -> orders.holdExpired(expired.orderId());
            case StockShort missing -> shortages.of(missing.orderId());
        }
    }
}
