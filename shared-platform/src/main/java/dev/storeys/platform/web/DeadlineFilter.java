package dev.storeys.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/** Does not begin what nobody waits for any more, such as after a pause of the whole process. */
final class DeadlineFilter extends OncePerRequestFilter {

    private final InstantSource clock;
    private final Problems problems;

    DeadlineFilter(InstantSource clock, Problems problems) {
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Deadline.isOver(request, clock.millis())) {
            problems.refuse(response, new DeadlinePassed());
        } else {
            chain.doFilter(request, response);
        }
    }
}
