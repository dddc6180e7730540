package dev.storeys.gateway.route;

import dev.storeys.gateway.problem.Refusal;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses what two readers of one request could read in two ways. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
final class OddRequests implements WebFilter {

    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!METHODS.contains(request.getMethod())) {
            return Mono.error(
                    new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here."));
        }
        List<String> tokens = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (tokens != null && tokens.size() > 1) {
            // Gateway and service might each take another one.
            return Mono.error(
                    new Refusal(HttpStatus.BAD_REQUEST, "Only one Authorization, please."));
        }
        return chain.filter(exchange);
    }
}
