package dev.storeys.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a neighbouring service by the key that the stage gave to all of them. */
final class ServiceKeyFilter extends OncePerRequestFilter {

    private final byte[] key;

    ServiceKeyFilter(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String shown = request.getHeader(SecuritySettings.SERVICE_KEY_HEADER);
        // Compared in constant time, so that the time of a refusal tells nothing about the key.
        if (shown != null && MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            "service", "", AuthorityUtils.createAuthorityList("ROLE_SERVICE")));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
