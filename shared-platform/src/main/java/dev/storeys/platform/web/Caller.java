package dev.storeys.platform.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who is calling, from the validated access token; a controller takes it as an argument.
 *
 * @param id the user
 * @param handle the user's immutable handle, the key of range sharding
 * @param admin whether the token carries the admin role
 */
public record Caller(UUID id, String handle, boolean admin) {

    /** Nobody if there is no token; throws if it names no user. */
    public static Optional<Caller> of(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return Optional.empty();
        }
        String handle = token.getToken().getClaimAsString("handle");
        return Optional.of(
                new Caller(
                        user(token.getToken().getSubject()),
                        handle == null ? "" : handle,
                        token.getAuthorities().stream()
                                .anyMatch(role -> "ROLE_ADMIN".equals(role.getAuthority()))));
    }

    private static UUID user(@Nullable String subject) {
        try {
            return UUID.fromString(String.valueOf(subject));
        } catch (IllegalArgumentException noId) {
            throw new AuthenticationCredentialsNotFoundException("The token names no user", noId);
        }
    }
}
