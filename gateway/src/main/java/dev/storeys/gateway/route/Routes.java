package dev.storeys.gateway.route;

import java.net.ConnectException;
import java.time.Duration;
import org.springframework.cloud.gateway.filter.factory.RetryGatewayFilterFactory.RetryConfig;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import reactor.netty.http.client.PrematureCloseException;

/** Which service answers which path. What is not listed, such as /internal, is not reachable. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final String[] OF_USERS = {
        "/api/v1/users/**", "/api/v1/auth/**", "/.well-known/jwks.json"
    };

    private static final String[] OF_ORDERS = {"/api/v1/orders/**", "/api/v1/coupons/**"};

    @Bean
    RouteLocator services(RouteLocatorBuilder routes, RouteSettings to) {
        return routes.routes()
                .route("users", at -> route(at, to, "user", OF_USERS))
                .route("products", at -> route(at, to, "product", "/api/v1/products/**"))
                .route("carts", at -> route(at, to, "order", "/api/v1/cart/**"))
                .route("orders", at -> route(at, to, "order", OF_ORDERS))
                // Nothing else of payments is for anybody outside.
                .route("webhooks", at -> route(at, to, "payment", "/api/v1/payments/webhooks"))
                .route(
                        "notifications",
                        at -> route(at, to, "notification", "/api/v1/notifications/**"))
                .build();
    }

    private static Buildable<Route> route(
            PredicateSpec at, RouteSettings to, String service, String... paths) {
        AnotherInstance another = new AnotherInstance(to.instances(service).size());
        return at.path(paths)
                .filters(with -> with.retry(Routes::safely).filter(another))
                .uri(to.target(service));
    }

    /** A POST is never sent twice; a GET may be, when the connection and not the answer failed. */
    private static void safely(RetryConfig retry) {
        retry.setRetries(1)
                .setMethods(HttpMethod.GET)
                .setSeries()
                .setStatuses(new HttpStatus[0])
                .setExceptions(ConnectException.class, PrematureCloseException.class)
                .setBackoff(Duration.ofMillis(20), Duration.ofMillis(100), 2, false);
    }
}
