package dev.storeys.gateway.balance;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.storeys.gateway.client.ClientAddress;
import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/**
 * Sends a request to an instance of a pool, and to another one when that may be done. It stands
 * where the gateway's own load balancer would.
 */
public record Balanced(Pool pool, ClientAddress addresses) implements GatewayFilter, Ordered {

    /** The route's address is put in at 10,000; that of an instance has to come after it. */
    private static final int AFTER_THE_ADDRESS = 10_150;

    /** The cookie that binds a visitor to an instance. */
    public static final String COOKIE = "storeys-instance";

    @Override
    public int getOrder() {
        return AFTER_THE_ADDRESS;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        pool.retries().earn();
        URI asked = exchange.getRequiredAttribute(GATEWAY_REQUEST_URL_ATTR);
        return attempt(new Attempts(pool, exchange.getRequest()), asked, exchange, chain);
    }

    private Mono<Void> attempt(
            Attempts attempts, URI asked, ServerWebExchange exchange, GatewayFilterChain chain) {
        Visitor visitor = visitor(exchange.getRequest());
        Backend backend = pool.choose(visitor, attempts.failed());
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, at(backend, asked));
        Attempt attempt = new Attempt(backend);
        return chain.filter(exchange)
                .doOnSuccess(_ -> {
                    answered(attempt, exchange);
                    bind(visitor, backend, exchange);
                })
                .doOnError(attempt::failed)
                .doOnCancel(attempt::ended)
                .onErrorResume(failure ->
                        attempts.another(backend, failure)
                                .then(
                                        Mono.defer(() -> {
                                            ServerWebExchangeUtils.reset(exchange);
                                            return attempt(attempts, asked, exchange, chain);
                                        })));
    }

    private static void answered(Attempt attempt, ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        attempt.answered(status == null ? 0 : status.value());
        Connection connection = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (connection == null) {
            attempt.ended();
        } else {
            connection.onTerminate().subscribe(_ -> {}, _ -> attempt.ended(), attempt::ended);
        }
    }

    private Visitor visitor(ServerHttpRequest request) {
        HttpCookie cookie = pool.isSticky() ? request.getCookies().getFirst(COOKIE) : null;
        return new Visitor(addresses.of(request), cookie == null ? null : cookie.getValue());
    }

    /** Word for word, as what is odd about an address is for the service to refuse. */
    private static URI at(Backend backend, URI asked) {
        String query = asked.getRawQuery();
        String path = query == null ? asked.getRawPath() : asked.getRawPath() + "?" + query;
        return URI.create(backend.url().getScheme() + "://" + backend.id() + path);
    }

    private void bind(Visitor visitor, Backend backend, ServerWebExchange exchange) {
        if (pool.isSticky() && !backend.mark().equals(visitor.mark())) {
            boolean secure = "https".equals(exchange.getRequest().getURI().getScheme());
            exchange.getResponse()
                    .addCookie(
                            ResponseCookie.from(COOKIE, backend.mark())
                                    .path("/")
                                    .httpOnly(true)
                                    .sameSite("Lax")
                                    .secure(secure)
                                    .build());
        }
    }
}
