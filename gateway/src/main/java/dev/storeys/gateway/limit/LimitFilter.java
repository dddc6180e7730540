package dev.storeys.gateway.limit;

import dev.storeys.gateway.client.ClientAddress;
import java.security.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses callers who ask too often, and tells everybody how much is left. */
@Component
@Order(LimitFilter.ONCE_IT_IS_KNOWN_WHO_ASKS)
final class LimitFilter implements WebFilter {

    /** Spring Security's chain stands at -100. */
    static final int ONCE_IT_IS_KNOWN_WHO_ASKS = -50;

    private final RateLimits limits;
    private final ClientAddress addresses;

    LimitFilter(RateLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return exchange.getPrincipal()
                .map(Principal::getName)
                .defaultIfEmpty("")
                .flatMap(user -> pass(exchange, chain, user));
    }

    private Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain, String user) {
        ServerHttpRequest request = exchange.getRequest();
        Ruling ruling =
                limits.rule(
                        request.getMethod().name(),
                        request.getPath().value(),
                        user,
                        addresses.of(request));
        if (ruling == null) {
            return chain.filter(exchange);
        }
        ruling.tell(exchange.getResponse().getHeaders()::set);
        return ruling.allowed() ? chain.filter(exchange) : Mono.error(new TooManyRequests());
    }
}
