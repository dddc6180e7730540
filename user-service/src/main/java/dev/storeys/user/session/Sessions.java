package dev.storeys.user.session;

import dev.storeys.platform.id.Ids;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All sessions with their refresh tokens. Each change is one statement. A token lives only as long
 * as its session: one that is issued while the session ends is dead with it.
 */
@Repository
class Sessions {

    private static final String ROTATE =
            """
            WITH used AS (
                UPDATE users.refresh_tokens token SET used_at = now()
                FROM users.sessions session
                WHERE token.hash = :old AND token.used_at IS NULL
                    AND token.expires_at > now()
                    AND session.id = token.session_id AND session.ended_at IS NULL
                RETURNING session.id, session.user_id),
            issued AS (
                INSERT INTO users.refresh_tokens (hash, session_id, expires_at)
                SELECT :next, id, now() + make_interval(secs => :seconds) FROM used)
            SELECT user_id FROM used
            """;

    private final JdbcClient jdbc;
    private final long tokenSeconds;

    Sessions(JdbcClient jdbc, SessionSettings settings) {
        this.jdbc = jdbc;
        this.tokenSeconds = settings.refreshTokenLife().toSeconds();
    }

    void begin(UUID userId, RefreshToken first) {
        jdbc.sql(
                        """
                        WITH begun AS (
                            INSERT INTO users.sessions (id, user_id) VALUES (:id, :user) RETURNING id)
                        INSERT INTO users.refresh_tokens (hash, session_id, expires_at)
                        SELECT :hash, id, now() + make_interval(secs => :seconds) FROM begun
                        """)
                .param("id", Ids.next())
                .param("user", userId)
                .param("hash", first.sha256())
                .param("seconds", tokenSeconds)
                .update();
    }

    /**
     * Uses up the old token and puts the new one in its place. Of two that try at once the second
     * waits for the first and then finds the token used.
     *
     * @return whose session it is; nothing if the token is not, or no longer, good
     */
    Optional<UUID> rotate(RefreshToken old, RefreshToken next) {
        return jdbc.sql(ROTATE)
                .param("old", old.sha256())
                .param("next", next.sha256())
                .param("seconds", tokenSeconds)
                .query(UUID.class)
                .optional();
    }

    /** Ends the session if this token of it was used before; answers which. */
    Optional<UUID> endIfUsed(RefreshToken token) {
        return jdbc.sql(
                        """
                        UPDATE users.sessions SET ended_at = now()
                        WHERE ended_at IS NULL AND id = (
                            SELECT session_id FROM users.refresh_tokens
                            WHERE hash = :hash AND used_at IS NOT NULL)
                        RETURNING id
                        """)
                .param("hash", token.sha256())
                .query(UUID.class)
                .optional();
    }

    /** Ends the session that this token is or was of. */
    void end(RefreshToken token) {
        jdbc.sql(
                        """
                        UPDATE users.sessions SET ended_at = now()
                        WHERE ended_at IS NULL AND id = (
                            SELECT session_id FROM users.refresh_tokens WHERE hash = :hash)
                        """)
                .param("hash", token.sha256())
                .update();
    }

    void endAll(UUID userId) {
        jdbc.sql(
                        """
                        UPDATE users.sessions SET ended_at = now()
                        WHERE ended_at IS NULL AND user_id = :user
                        """)
                .param("user", userId)
                .update();
    }
}
