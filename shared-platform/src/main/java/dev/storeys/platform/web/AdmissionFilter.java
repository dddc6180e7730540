package dev.storeys.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets so many requests in at once and refuses the others at once. Virtual threads cost nothing to
 * start, so without it a retry storm piles up requests that wait for a connection until the heap is
 * full. Streams count only until they are open.
 */
final class AdmissionFilter extends OncePerRequestFilter {

    private final Semaphore places;
    private final Problems problems;

    AdmissionFilter(int atOnce, Problems problems) {
        this.places = new Semaphore(atOnce);
        this.problems = problems;
    }

    /** A full house is no reason to be taken for one that is gone. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getServletPath().equals("/readyz")
                || request.getServletPath().equals("/livez");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            problems.refuse(response, new TooManyRequests());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }
}
