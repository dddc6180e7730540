package dev.storeys.user.presence;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the table says of sessions. */
@Repository
class SessionTable {

    private final JdbcClient jdbc;
    private final ModuleShards shards;

    SessionTable(JdbcClient jdbc, Shards shards) {
        this.jdbc = jdbc;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    /** Whose open session this is; nothing if it has ended or never was. */
    Optional<UUID> userOf(UUID session) {
        return jdbc.sql("SELECT user_id FROM users.sessions WHERE id = :id AND ended_at IS NULL")
                .param("id", session)
                .query(UUID.class)
                .optional();
    }

    /** Those that ended in the last while. */
    List<UUID> endedWithin(Duration last) {
        return shards.gather(() -> endedHere(last));
    }

    private List<UUID> endedHere(Duration last) {
        return jdbc.sql(
                        """
                        SELECT id FROM users.sessions
                        WHERE ended_at > now() - make_interval(secs => :seconds)
                        """)
                .param("seconds", last.toMillis() / 1_000.0)
                .query(UUID.class)
                .list();
    }
}
