package dev.storeys.user.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.platform.shard.Shards;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class OpenSessionRequiredTests {

    private final UUID open = UUID.randomUUID();
    private boolean outage;
    private final OpenSessionRequired rule =
            new OpenSessionRequired(
                    new OpenSessions() {
                        @Override
                        public void open(UUID session, UUID user) {}

                        @Override
                        public boolean isOpen(UUID session) {
                            if (outage) {
                                throw new DataAccessResourceFailureException("no table");
                            }
                            return session.equals(open);
                        }

                        @Override
                        public void end(Collection<UUID> sessions) {}
                    },
                    Shards.none(() -> {
                        throw new SQLException("nobody listens");
                    }));

    @Test
    void takesTokensOfOpenSessionsOnly() {
        assertThat(rule.validate(token(open.toString())).hasErrors()).isFalse();
        assertThat(rule.validate(token(UUID.randomUUID().toString())).hasErrors()).isTrue();
        assertThat(rule.validate(token("no session")).hasErrors()).isTrue();
        assertThat(rule.validate(token(null)).hasErrors()).as("before there were any").isTrue();
    }

    @Test
    void doesNotCallATokenBadThatItCannotJudge() {
        outage = true;

        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> rule.validate(token(open.toString())))
                .isNotInstanceOf(BadJwtException.class);
    }

    private static Jwt token(String session) {
        Jwt.Builder token =
                Jwt.withTokenValue("token")
                        .header("alg", "RS256")
                        .subject(UUID.randomUUID().toString())
                        .expiresAt(Instant.now().plusSeconds(60));
        return (session == null ? token : token.claim("sid", session)).build();
    }
}
