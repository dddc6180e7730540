package dev.storeys.user.session;

import dev.storeys.platform.id.Ids;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.NoSuchResident;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All sessions with their refresh tokens. Each change is one statement, and what it depends on
 * stands in the session's own row: of two at once the second sees what the first has done.
 */
@Repository
class Sessions {

    private static final String BEGIN =
            """
            WITH begun AS (
                INSERT INTO users.sessions (id, user_id, newest)
                VALUES (:id, :user, :hash) RETURNING id, newest)
            INSERT INTO users.refresh_tokens (hash, session_id, expires_at)
            SELECT newest, id, now() + make_interval(secs => :seconds) FROM begun
            """;

    private static final String ROTATE =
            """
            WITH rotated AS (
                UPDATE users.sessions session
                SET newest = :next,
                    previous = CASE WHEN session.newest = :old THEN session.newest END,
                    rotated_at = now()
                FROM users.refresh_tokens token
                WHERE token.hash = :old AND token.expires_at > now()
                    AND session.id = token.session_id AND session.ended_at IS NULL
                    AND (session.newest = :old
                        OR session.previous = :old AND :grace > 0
                            AND session.rotated_at > now() - make_interval(secs => :grace))
                RETURNING session.id, session.user_id),
            issued AS (
                INSERT INTO users.refresh_tokens (hash, session_id, expires_at)
                SELECT :next, id, now() + make_interval(secs => :seconds) FROM rotated)
            SELECT id, user_id FROM rotated
            """;

    private final JdbcClient jdbc;
    private final SessionSettings settings;
    private final ModuleShards shards;

    Sessions(JdbcClient jdbc, SessionSettings settings, Shards shards) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    /** Changes something where the token's session must be; nothing if it is nowhere. */
    private <T> Optional<T> change(RefreshToken token, Supplier<Optional<T>> work) {
        if (!shards.isSpread()) {
            return work.get();
        }
        try {
            return token.user().flatMap(user -> shards.change(user, work::get));
        } catch (NoSuchResident invented) {
            return Optional.empty();
        }
    }

    /** Answers the new session's id. */
    UUID begin(UUID userId, RefreshToken first) {
        UUID id = Ids.next();
        shards.change(
                userId,
                () ->
                        jdbc.sql(BEGIN)
                                .param("id", id)
                                .param("user", userId)
                                .param("hash", first.sha256())
                                .param("seconds", settings.refreshTokenLife().toSeconds())
                                .update());
        return id;
    }

    /** A session whose token was changed. */
    record Rotated(UUID id, UUID userId) {}

    /**
     * Puts the new token in the old one's place. The one before the newest is good once more within
     * the grace, for two tabs or an answer that was lost; the one that it had bought is dead then.
     *
     * @return whose session it is; nothing if the token is not, or no longer, good
     */
    Optional<Rotated> rotate(RefreshToken old, RefreshToken next) {
        return change(
                old,
                () ->
                        jdbc.sql(ROTATE)
                                .param("old", old.sha256())
                                .param("next", next.sha256())
                                .param("grace", settings.grace().toMillis() / 1_000.0)
                                .param("seconds", settings.refreshTokenLife().toSeconds())
                                .query(Sessions::rotated)
                                .optional());
    }

    private static Rotated rotated(ResultSet row, int number) throws SQLException {
        return new Rotated(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class));
    }

    /**
     * Ends the session if this token of it is not its newest: then somebody used it, or its
     * sibling, before. Answers which.
     */
    Optional<UUID> endIfUsed(RefreshToken token) {
        return end(
                token,
                """
                UPDATE users.sessions session SET ended_at = now()
                FROM users.refresh_tokens token
                WHERE token.hash = :hash AND session.id = token.session_id
                    AND session.ended_at IS NULL AND session.newest <> :hash
                RETURNING session.id
                """);
    }

    /** Ends the session that this token is or was of; answers which. */
    Optional<UUID> end(RefreshToken token) {
        return end(
                token,
                """
                UPDATE users.sessions SET ended_at = now()
                WHERE ended_at IS NULL AND id = (
                    SELECT session_id FROM users.refresh_tokens WHERE hash = :hash)
                RETURNING id
                """);
    }

    private Optional<UUID> end(RefreshToken token, String sql) {
        return change(
                token,
                () -> jdbc.sql(sql).param("hash", token.sha256()).query(UUID.class).optional());
    }

    /** Ends all of a user's; answers which. */
    List<UUID> endAll(UUID userId) {
        return shards.change(
                userId,
                () ->
                        jdbc.sql(
                                        """
                                        UPDATE users.sessions SET ended_at = now()
                                        WHERE ended_at IS NULL AND user_id = :user
                                        RETURNING id
                                        """)
                                .param("user", userId)
                                .query(UUID.class)
                                .list());
    }
}
