package dev.storeys.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says in each answer, whoever gives it, what a browser may not do with it. */
final class BrowserHeaders extends OncePerRequestFilter {

    /** The gateway says the same: route.OwnHeaders. */
    static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Content-Security-Policy",
                    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ALWAYS.forEach(response::setHeader);
        if (request.isSecure()) {
            // Over plain HTTP anybody on the way could have said it.
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        chain.doFilter(request, response);
    }
}
