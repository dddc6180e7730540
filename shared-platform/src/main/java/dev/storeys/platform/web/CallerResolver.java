package dev.storeys.platform.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Turns the token of the request into a {@link Caller}. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof JwtAuthenticationToken token) {
            String handle = token.getToken().getClaimAsString("handle");
            return new Caller(
                    user(token.getToken().getSubject()),
                    handle == null ? "" : handle,
                    token.getAuthorities().stream()
                            .anyMatch(role -> "ROLE_ADMIN".equals(role.getAuthority())));
        }
        throw new AuthenticationCredentialsNotFoundException("This call needs a token");
    }

    private static UUID user(@Nullable String subject) {
        try {
            return UUID.fromString(String.valueOf(subject));
        } catch (IllegalArgumentException noId) {
            throw new AuthenticationCredentialsNotFoundException("The token names no user", noId);
        }
    }
}
