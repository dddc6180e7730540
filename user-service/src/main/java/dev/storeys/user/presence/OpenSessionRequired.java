package dev.storeys.user.presence;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.ShardKey;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
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
    private final ModuleShards shards;

    OpenSessionRequired(OpenSessions openSessions, Shards shards) {
        this.openSessions = openSessions;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        UUID session = id(token.getClaimAsString("sid"));
        try {
            return session != null && isOpen(session, token)
                    ? OAuth2TokenValidatorResult.success()
                    : NOT_OPEN;
        } catch (DataAccessException outage) {
            // The token may well be good: this is answered with 503 and not with 401.
            throw new JwtException("The session cannot be looked up", outage);
        }
    }

    /** Looked up where its user is, if it has to be. */
    private boolean isOpen(UUID session, Jwt token) {
        UUID user = id(token.getSubject());
        String handle = token.getClaimAsString("handle");
        return user != null
                && shards.at(
                        new ShardKey(user, handle == null ? "" : handle),
                        () -> openSessions.isOpen(session));
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
