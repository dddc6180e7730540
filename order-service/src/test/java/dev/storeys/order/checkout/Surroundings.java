package dev.storeys.order.checkout;

import dev.storeys.events.OrderEvent;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.testing.RoundTrips;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What is around the module in its tests; found by the module's own scan. */
@TestConfiguration
class Surroundings {

    static final List<OrderEvent> EVENTS = new CopyOnWriteArrayList<>();

    @Bean
    static RoundTrips roundTrips() {
        return new RoundTrips();
    }

    @Bean
    FakeCatalog catalog() {
        return new FakeCatalog();
    }

    @Bean
    JwtDecoder noTokens() {
        return token -> {
            throw new IllegalStateException("These tests bring their callers along");
        };
    }

    @Bean
    Subscription<OrderEvent> witness() {
        return new Subscription<>(
                "orders", "test.witness", OrderEvent.TOPIC, OrderEvent.class, EVENTS::add);
    }
}
