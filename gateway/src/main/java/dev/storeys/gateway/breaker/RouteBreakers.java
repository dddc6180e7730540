package dev.storeys.gateway.breaker;

import static org.springframework.cloud.gateway.filter.NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timer;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses at once what goes to a route whose service does not answer. It stands around the repeats
 * of a request, which are one call to it, and before the writing of the answer, so that a stream
 * has answered as soon as it begins.
 */
@Component
public final class RouteBreakers implements GlobalFilter, Ordered, DisposableBean {

    /** Behind the bound on requests at once, whose refusals say nothing of the service. */
    private static final int AROUND_THE_REPEATS = WRITE_RESPONSE_FILTER_ORDER + 2;

    private static final int TICK = 50;

    private final CircuitBreakerRegistry breakers;
    private final BreakerSettings settings;

    /** Hardly any rings: setting one and taking it back is what has to be cheap. */
    private final Timer alarms =
            new HashedWheelTimer(
                    new DefaultThreadFactory("late-calls", true), TICK, TimeUnit.MILLISECONDS);

    RouteBreakers(CircuitBreakerRegistry breakers, BreakerSettings settings) {
        this.breakers = breakers;
        this.settings = settings;
    }

    @Override
    public void destroy() {
        alarms.stop();
    }

    @Override
    public int getOrder() {
        return AROUND_THE_REPEATS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        return Mono.defer(() -> {
            Call call = enter(route.getId());
            return call == null ? Mono.error(new CircuitOpen()) : watched(exchange, chain, call);
        });
    }

    /** A call to what is behind this route; nothing while its circuit is open. */
    public @Nullable Call enter(String route) {
        CircuitBreaker breaker = breakers.circuitBreaker(route);
        return breaker.tryAcquirePermission()
                ? new Call(breaker, settings.slowCall(), alarms)
                : null;
    }

    private static Mono<Void> watched(
            ServerWebExchange exchange, GatewayFilterChain chain, Call call) {
        ServerHttpRequest request = new Watched(exchange.getRequest(), call);
        return chain.filter(exchange.mutate().request(request).build())
                .doOnSuccess(_ -> answered(call, exchange.getResponse()))
                .doOnError(call::failed)
                .doOnCancel(call::left);
    }

    private static void answered(Call call, ServerHttpResponse answer) {
        HttpStatusCode status = answer.getStatusCode();
        call.answered(
                status == null ? 0 : status.value(),
                answer.getHeaders().containsHeader(HttpHeaders.RETRY_AFTER));
    }

    private static final class Watched extends ServerHttpRequestDecorator {

        private final Call call;

        Watched(ServerHttpRequest request, Call call) {
            super(request);
            this.call = call;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnComplete(call::sent);
        }
    }
}
