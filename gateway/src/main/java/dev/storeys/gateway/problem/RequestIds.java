package dev.storeys.gateway.problem;

import io.micrometer.common.KeyValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Gives each answer the id by which its request can be asked about: the client's own, which the
 * service gets to see as well, or else the trace's, which it knows anyway.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class RequestIds implements WebFilter {

    /** The header in either direction. */
    public static final String HEADER = "X-Request-Id";

    /** What cannot do harm in a log line or a header. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String id = exchange.getRequest().getHeaders().getFirst(HEADER);
        boolean sane = id != null && isSane(id);
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> sign(exchange, sane ? id : null)));
        if (id == null || sane) {
            return chain.filter(exchange);
        }
        return chain.filter(
                exchange.mutate()
                        .request(request -> request.headers(headers -> headers.remove(HEADER)))
                        .build());
    }

    /** Whether a client's id is taken over. */
    public static boolean isSane(String id) {
        return SANE.matcher(id).matches();
    }

    /** When the answer leaves: not before its first step does a request have a trace. */
    private static void sign(ServerWebExchange exchange, @Nullable String id) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (id != null) {
            headers.set(HEADER, id);
            ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                    .ifPresent(
                            seen -> seen.addHighCardinalityKeyValue(KeyValue.of("request.id", id)));
        } else if (!headers.containsHeader(HEADER)) {
            headers.set(HEADER, TraceIds.of(exchange));
        }
    }
}
