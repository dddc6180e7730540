package dev.storeys.product.stock;

import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderDelivered;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.OrderShipped;
import dev.storeys.events.RefundRequested;
import dev.storeys.events.StockEvent;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.product.ProductModule;
import dev.storeys.product.rush.RushSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stock listens to, and where it tells its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StockSettings.class, RushSettings.class})
class StockConfiguration {

    @Bean
    Subscription<OrderEvent> stockFollowsOrders(ClaimHold claim, ReleaseHold release) {
        return new Subscription<>(
                ProductModule.SCHEMA,
                "product-stock",
                OrderEvent.TOPIC,
                OrderEvent.class,
                event -> follow(event, claim, release));
    }

    @Bean
    StockEvents stockEvents(Outboxes outboxes) {
        Outbox outbox = outboxes.of(ProductModule.SCHEMA);
        return event -> outbox.append(StockEvent.TOPIC, event.orderId().toString(), event);
    }

    private static void follow(OrderEvent event, ClaimHold claim, ReleaseHold release) {
        switch (event) {
            case OrderConfirmed confirmed -> claim.claim(confirmed.orderId(), confirmed.userId());
            case OrderCancelled cancelled -> release.release(cancelled.orderId());
            case OrderRefunded refunded when !refunded.shipped() ->
                    release.release(refunded.orderId());
            case OrderPlaced _,
                    OrderShipped _,
                    OrderDelivered _,
                    RefundRequested _,
                    OrderRefunded _ -> {
                // The stock was taken before the order was placed and leaves the books when it is
                // claimed. What was shipped does not come back with the money.
            }
        }
    }
}
