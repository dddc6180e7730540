package dev.storeys.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a process that is to end at its whole work for a while. Spring Boot has said by then that
 * it is not ready; whoever balances needs a moment to see that and sends requests until then. Each
 * answer in that time closes its connection, so that none is left on which the next request would
 * meet a closed door.
 */
final class Drain extends OncePerRequestFilter
        implements ApplicationListener<ContextClosedEvent>, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Duration time;
    private final ApplicationContext context;

    private volatile boolean begun;

    Drain(Duration time, ApplicationContext context) {
        this.time = time;
        this.context = context;
    }

    /** Before all others hear of the end and stop what they do. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // A child's end, such as the management server's, is told here, too.
        if (!event.getApplicationContext().equals(context) || !time.isPositive()) {
            return;
        }
        begun = true;
        LOG.info("Not ready any more; serves for another {} ms", time.toMillis());
        try {
            Thread.sleep(time);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (begun) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
