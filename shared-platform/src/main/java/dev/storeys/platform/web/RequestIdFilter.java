package dev.storeys.platform.web;

import io.micrometer.common.KeyValue;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Gives each answer the id by which its request can be asked about: the client's own, which then
 * stands in log lines and in the trace, or else the trace's.
 */
final class RequestIdFilter extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    private static final String IN_LOGS = "requestId";

    /** What cannot do harm in a log line or a header. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final Problems problems;

    RequestIdFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getHeader(HEADER);
        if (!isSane(id)) {
            response.setHeader(HEADER, problems.trace());
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HEADER, id);
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(seen -> seen.addHighCardinalityKeyValue(KeyValue.of("request.id", id)));
        try (MDC.MDCCloseable _ = MDC.putCloseable(IN_LOGS, id)) {
            chain.doFilter(request, response);
        }
    }

    private static boolean isSane(@Nullable String id) {
        return id != null && SANE.matcher(id).matches();
    }
}
