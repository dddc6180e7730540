package dev.storeys.user.presence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** An access token is good only while its session ({@code sid}) is open. */
@Component
class OpenSessionRequired implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult NOT_OPEN =
            OAuth2TokenValidatorResult.failure(
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_TOKEN, "The session is not open", null));

    private final OpenSessions openSessions;

    OpenSessionRequired(OpenSessions openSessions) {
        this.openSessions = openSessions;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        UUID session = sessionOf(token);
        try {
            return session != null && openSessions.isOpen(session)
                    ? OAuth2TokenValidatorResult.success()
                    : NOT_OPEN;
        } catch (DataAccessException outage) {
            // The token may well be good: this is answered with 503 and not with 401.
            throw new JwtException("The session cannot be looked up", outage);
        }
    }

    private static @Nullable UUID sessionOf(Jwt token) {
        try {
            String id = token.getClaimAsString("sid");
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
