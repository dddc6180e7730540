package dev.storeys.gateway.route;

import dev.storeys.gateway.client.Claims;
import dev.storeys.gateway.client.ClientAddress;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Decides which of a client's headers a service gets to see. Whatever claims who the caller is or
 * where the request came from goes; only the bearer token, which the service checks itself, stays.
 * In the same pass the gateway says what it knows itself: the client's address, host and scheme.
 */
@Component
final class ClientHeaders implements HttpHeadersFilter, Ordered {

    private final ClientAddress addresses;

    ClientHeaders(ClientAddress addresses) {
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        // Last, so that neither the framework nor a client's Connection header undoes it.
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders fromClient, ServerWebExchange exchange) {
        HttpHeaders forService = new HttpHeaders();
        fromClient.forEach((name, values) -> {
            if (!Claims.include(name)) {
                forService.addAll(name, values);
            }
        });
        keepBearerOnly(forService);
        addOwnKnowledge(forService, exchange.getRequest());
        return forService;
    }

    private static void keepBearerOnly(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.AUTHORIZATION);
        if (value != null && !value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            headers.remove(HttpHeaders.AUTHORIZATION);
        }
    }

    private void addOwnKnowledge(HttpHeaders headers, ServerHttpRequest request) {
        headers.set("X-Forwarded-For", addresses.of(request));
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
        String scheme = request.getURI().getScheme();
        headers.set("X-Forwarded-Proto", "https".equals(scheme) ? "https" : "http");
    }
}
