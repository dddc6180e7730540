package dev.storeys.platform.security;

import dev.storeys.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers what Spring Security refuses, as problem details. */
final class ProblemEntryPoint
        implements AuthenticationEntryPoint,
                AccessDeniedHandler,
                AuthenticationFailureHandler,
                RequestRejectedHandler {

    private final Problems problems;

    ProblemEntryPoint(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException {
        // RFC 6750; Spring's own entry point would also show this service's internal address.
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                refusal instanceof OAuth2AuthenticationException
                        ? "Bearer error=\"invalid_token\""
                        : "Bearer");
        write(response, HttpStatus.UNAUTHORIZED.value(), "This call needs a valid access token.");
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN.value(), "Your account may not do this.");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException {
        if (refusal instanceof AuthenticationServiceException) {
            // The keys could not be fetched. The token may well be good, so nobody calls it bad.
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE.value(),
                    "The access token cannot be checked at the moment.");
        } else {
            commence(request, response, refusal);
        }
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            RequestRejectedException refusal)
            throws IOException {
        write(response, HttpStatus.BAD_REQUEST.value(), "The request is malformed.");
    }

    private void write(HttpServletResponse response, int status, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(problems.write(problems.of(HttpStatus.valueOf(status), detail)));
    }
}
