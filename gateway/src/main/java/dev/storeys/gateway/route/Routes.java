package dev.storeys.gateway.route;

import dev.storeys.gateway.balance.Balanced;
import dev.storeys.gateway.balance.Pools;
import dev.storeys.gateway.client.ClientAddress;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which service answers which path. What is not listed, such as /internal, is not reachable. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String[] OF_USERS = {
        "/api/v1/users/**", "/api/v1/auth/**", "/.well-known/jwks.json"
    };

    private static final String[] OF_ORDERS = {"/api/v1/orders/**", "/api/v1/coupons/**"};

    private final RouteSettings settings;
    private final Pools pools;
    private final ClientAddress addresses;

    Routes(RouteSettings settings, Pools pools, ClientAddress addresses) {
        this.settings = settings;
        this.pools = pools;
        this.addresses = addresses;
    }

    @Bean
    RouteLocator services(RouteLocatorBuilder routes) {
        return routes.routes()
                .route("users", at -> route(at, "user", OF_USERS))
                .route("products", at -> route(at, "product", "/api/v1/products/**"))
                .route("carts", at -> route(at, "order", "/api/v1/cart/**"))
                .route("orders", at -> route(at, "order", OF_ORDERS))
                // Nothing else of payments is for anybody outside.
                .route("webhooks", at -> route(at, "payment", "/api/v1/payments/webhooks"))
                .route("notifications", at -> route(at, "notification", "/api/v1/notifications/**"))
                .build();
    }

    /** The address is a name; the pool puts that of an instance in its place. */
    private Buildable<Route> route(PredicateSpec at, String service, String... paths) {
        String pool = settings.answering(service);
        return at.path(paths)
                .filters(with -> with.filter(new Balanced(pools.named(pool), addresses)))
                .uri("http://" + pool);
    }
}
