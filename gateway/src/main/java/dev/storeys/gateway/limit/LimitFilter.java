package dev.storeys.gateway.limit;

import dev.storeys.gateway.client.ClientAddress;
import dev.storeys.gateway.limit.LimitSettings.Limit;
import dev.storeys.gateway.limit.Limits.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.Principal;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses callers who ask too often, and tells everybody how much is left, by the headers of the
 * IETF's draft-ietf-httpapi-ratelimit-headers.
 */
@Component
@Order(LimitFilter.ONCE_IT_IS_KNOWN_WHO_ASKS)
@ConditionalOnBooleanProperty(name = "storeys.limits.enabled", matchIfMissing = true)
final class LimitFilter implements WebFilter {

    /** Spring Security's chain stands at -100. */
    static final int ONCE_IT_IS_KNOWN_WHO_ASKS = -50;

    private final Limits limits;
    private final Map<RouteClass, String> policies = new EnumMap<>(RouteClass.class);
    private final ClientAddress addresses;
    private final MeterRegistry metrics;

    LimitFilter(
            Limits limits, LimitSettings settings, ClientAddress addresses, MeterRegistry metrics) {
        this.limits = limits;
        for (RouteClass kind : RouteClass.values()) {
            policies.put(kind, policy(kind, settings.of(kind)));
        }
        this.addresses = addresses;
        this.metrics = metrics;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        RouteClass kind = RouteClass.of(exchange.getRequest());
        return kind == null
                ? chain.filter(exchange)
                : exchange.getPrincipal()
                        .map(Principal::getName)
                        .defaultIfEmpty("")
                        .flatMap(user -> pass(exchange, chain, caller(kind, user, exchange)));
    }

    /** An attempt to sign in is the address's, whoever it claims or proves to be already. */
    private Caller caller(RouteClass kind, String user, ServerWebExchange exchange) {
        return user.isEmpty() || kind == RouteClass.LOGIN
                ? new Caller(kind, network(exchange.getRequest()))
                : new Caller(kind, user);
    }

    /** Of IPv6 the network counts: whoever has one address has 2^64 of them. */
    private String network(ServerHttpRequest request) {
        String address = addresses.of(request);
        String[] groups = address.split(":", -1);
        return groups.length < 8
                ? address
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }

    private Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain, Caller caller) {
        Verdict verdict = limits.take(caller);
        tell(exchange.getResponse().getHeaders(), caller.kind(), verdict);
        if (verdict.allowed()) {
            return chain.filter(exchange);
        }
        metrics.counter("storeys.limits.refused", "class", caller.kind().word()).increment();
        return Mono.error(new TooManyRequests());
    }

    private void tell(HttpHeaders headers, RouteClass kind, Verdict verdict) {
        String until = Long.toString(verdict.seconds());
        headers.set("RateLimit-Policy", policies.get(kind));
        headers.set("RateLimit", kind.quoted() + ";r=" + verdict.left() + ";t=" + until);
        if (!verdict.allowed()) {
            headers.set(HttpHeaders.RETRY_AFTER, until);
        }
    }

    /** {@code q} requests at once, all of them back after {@code w} seconds. */
    private static String policy(RouteClass kind, Limit limit) {
        long window = Math.max(1, limit.period().toSeconds() * limit.burst() / limit.rate());
        return kind.quoted() + ";q=" + limit.burst() + ";w=" + window;
    }
}
