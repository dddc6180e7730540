package dev.storeys.gateway.browser;

import dev.storeys.gateway.problem.Refusal;
import java.time.Duration;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Opens the API to pages of the origins that were named, and to no other. What a page from
 * elsewhere sends without asking is answered as ever, but its browser will not show it the answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 7)
final class CrossOrigin implements WebFilter {

    private static final Duration MEMORY = Duration.ofHours(1);

    private static final List<String> ASKED =
            List.of(
                    "Accept",
                    "Authorization",
                    "Content-Type",
                    "Idempotency-Key",
                    "If-None-Match",
                    "Last-Event-ID",
                    "X-Request-Id",
                    "traceparent");

    private static final List<String> SHOWN =
            List.of(
                    "ETag",
                    "Location",
                    "RateLimit",
                    "RateLimit-Policy",
                    "Retry-After",
                    "X-Cache",
                    "X-Data-Source",
                    "X-Data-As-Of",
                    "X-Region",
                    "X-Request-Id",
                    "X-Served-By");

    private final List<String> origins;
    private final CorsConfiguration rules;
    private final DefaultCorsProcessor processor = new DefaultCorsProcessor();

    CrossOrigin(BrowserSettings settings) {
        this.origins = settings.allowedOrigins();
        this.rules = rules(origins);
    }

    /** The platform says the same for processes that are entries themselves: CrossOriginFilter. */
    private static CorsConfiguration rules(List<String> origins) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(ASKED);
        rules.setExposedHeaders(SHOWN);
        // Tokens travel in a header of their own; a browser has nothing to add by itself.
        rules.setAllowCredentials(false);
        rules.setMaxAge(MEMORY);
        return rules;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean preflight = CorsUtils.isPreFlightRequest(request);
        if (!isApi(request) || (origins.isEmpty() && !preflight)) {
            return chain.filter(exchange);
        }
        // No cache may show one origin what was meant for another.
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        boolean passes = isStranger(request) ? !preflight : processor.process(rules, exchange);
        if (!passes) {
            return Mono.error(
                    new Refusal(
                            HttpStatus.FORBIDDEN,
                            "foreign-origin",
                            "Pages of this origin may not call the shop in this way."));
        }
        return preflight ? Mono.empty() : chain.filter(exchange);
    }

    private static boolean isApi(ServerHttpRequest request) {
        String path = request.getPath().value();
        return path.startsWith("/api/") || path.startsWith("/.well-known/");
    }

    /** Whose plain requests pass as if they were nobody's page. */
    private boolean isStranger(ServerHttpRequest request) {
        String origin = request.getHeaders().getOrigin();
        return origin != null && !origins.contains(origin);
    }
}
