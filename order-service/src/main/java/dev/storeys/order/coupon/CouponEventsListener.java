package dev.storeys.order.coupon;

import dev.storeys.events.CouponEvent;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.inbox.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets others use what an order does not use any more. */
@Configuration(proxyBeanMethods = false)
class CouponEventsListener {

    @Bean
    Subscription<CouponEvent> ordersHearOfCoupons(Coupons coupons) {
        return new Subscription<>(
                OrderModule.SCHEMA,
                "orders.coupon-events",
                CouponEvent.TOPIC,
                CouponEvent.class,
                event -> coupons.giveBack(event.orderId()));
    }
}
