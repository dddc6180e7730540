package dev.storeys.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the API to pages of the origins that were named, and to no other. What a page from
 * elsewhere sends without asking is answered as ever, but its browser will not show it the answer.
 */
final class CrossOriginFilter extends OncePerRequestFilter {

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
                    "X-Region",
                    "X-Request-Id",
                    "X-Served-By");

    private final Set<String> origins;
    private final CorsConfiguration rules;
    private final Problems problems;
    private final Processor processor = new Processor();

    CrossOriginFilter(List<String> origins, Problems problems) {
        this.origins = Set.copyOf(origins);
        this.rules = rules(origins);
        this.problems = problems;
    }

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
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean isApi = path.startsWith("/api/") || path.startsWith("/.well-known/");
        return !isApi || (origins.isEmpty() && !CorsUtils.isPreFlightRequest(request));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // No cache may show one origin what was meant for another.
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        boolean preflight = CorsUtils.isPreFlightRequest(request);
        boolean passes = isStranger(request) ? !preflight : allows(request, response);
        if (!passes) {
            problems.refuse(response, new ForeignOrigin());
        } else if (!preflight) {
            chain.doFilter(request, response);
        }
    }

    /** Whose plain requests pass as if they were nobody's page. */
    private boolean isStranger(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !origins.contains(origin);
    }

    private boolean allows(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        return processor.processRequest(rules, request, response);
    }

    /** Spring's, but its refusals get their body from us. */
    private static final class Processor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
        }
    }
}
