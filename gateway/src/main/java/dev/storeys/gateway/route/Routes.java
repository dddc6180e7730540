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

/** The rules as routes of Spring Cloud Gateway. */
@Configuration(proxyBeanMethods = false)
class Routes {

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
        RouteLocatorBuilder.Builder all = routes.routes();
        RouteRule.ALL.forEach(rule -> all.route(rule.id(), at -> route(at, rule)));
        return all.build();
    }

    /** The address is a name; the pool puts that of an instance in its place. */
    private Buildable<Route> route(PredicateSpec at, RouteRule rule) {
        String pool = settings.answering(rule.service());
        return at.path(rule.patterns().toArray(String[]::new))
                .filters(with -> with.filter(new Balanced(pools.named(pool), addresses)))
                .uri("http://" + pool);
    }
}
