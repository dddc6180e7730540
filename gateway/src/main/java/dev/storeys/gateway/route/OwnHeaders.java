package dev.storeys.gateway.route;

import dev.storeys.gateway.browser.BrowserHeaders;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Signs the gateway's own answers; a service's signature is left as it is. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OwnHeaders implements WebFilter {

    private static final String SERVED_BY = "X-Served-By";

    private final String instance;

    OwnHeaders(@Value("${storeys.instance:gateway-1}") String instance) {
        this.instance = instance;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> sign(exchange)));
        return chain.filter(exchange);
    }

    private void sign(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (!headers.containsHeader(SERVED_BY)) {
            headers.set(SERVED_BY, instance);
        }
        BrowserHeaders.tell(exchange.getRequest().getURI().getScheme(), headers::set);
    }
}
