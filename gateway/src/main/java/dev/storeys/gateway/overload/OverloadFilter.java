package dev.storeys.gateway.overload;

import static org.springframework.cloud.gateway.filter.NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Refuses at once what the pool of a route has no place for. A request has its place until the head
 * of its answer, so neither a stream nor a client that reads slowly keeps one.
 */
@Component
@ConditionalOnBooleanProperty(name = "storeys.overload.enabled", matchIfMissing = true)
final class OverloadFilter implements GlobalFilter, Ordered {

    private final Admission admission;

    OverloadFilter(Admission admission) {
        this.admission = admission;
    }

    @Override
    public int getOrder() {
        return WRITE_RESPONSE_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (Uploads.isNone(request)) {
            return enter(exchange, chain, priority(request));
        }
        if (Uploads.isSmall(request)) {
            return Uploads.received(exchange)
                    .flatMap(whole -> enter(whole, chain, priority(request)));
        }
        // It keeps its place as long as its sender likes, and therefore may take nobody else's.
        return enter(Uploads.passing(exchange), chain, Priority.BROWSE);
    }

    private static Priority priority(ServerHttpRequest request) {
        return Priority.of(request.getMethod().name(), request.getPath().value());
    }

    private Mono<Void> enter(
            ServerWebExchange exchange, GatewayFilterChain chain, Priority priority) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        return Mono.defer(() -> {
            Stay stay = admission.tryEnter(route.getUri().getHost(), priority);
            return stay == null ? Mono.error(new Overloaded()) : inside(exchange, chain, stay);
        });
    }

    private static Mono<Void> inside(
            ServerWebExchange exchange, GatewayFilterChain chain, Stay stay) {
        return chain.filter(exchange)
                .doOnSuccess(_ -> stay.answered(status(exchange)))
                .doOnError(stay::failed)
                .doOnCancel(stay::left);
    }

    private static int status(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? 0 : status.value();
    }
}
