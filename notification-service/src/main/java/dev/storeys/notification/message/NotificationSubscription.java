package dev.storeys.notification.message;

import dev.storeys.events.OrderEvent;
import dev.storeys.notification.NotificationModule;
import dev.storeys.platform.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What notifications hear of orders. */
@Configuration(proxyBeanMethods = false)
class NotificationSubscription {

    @Bean
    Subscription<OrderEvent> notificationsHearOfOrders(TellCustomer tell) {
        return new Subscription<>(
                NotificationModule.SCHEMA,
                "notification-service",
                OrderEvent.TOPIC,
                OrderEvent.class,
                tell::about);
    }
}
