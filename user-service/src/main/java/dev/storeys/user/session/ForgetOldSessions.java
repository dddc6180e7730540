package dev.storeys.user.session;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes tokens that have expired, in small bites, and the sessions that have none left. */
@Component
class ForgetOldSessions {

    private static final int BITE = 5_000;

    private final JdbcClient jdbc;
    private final ModuleShards shards;

    ForgetOldSessions(JdbcClient jdbc, Shards shards) {
        this.jdbc = jdbc;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void run() {
        shards.onEachShard(this::forgetHere);
    }

    private void forgetHere() {
        forget(
                """
                DELETE FROM users.refresh_tokens WHERE hash IN (
                    SELECT hash FROM users.refresh_tokens WHERE expires_at < now()
                    LIMIT :bite FOR UPDATE SKIP LOCKED)
                """);
        forget(
                """
                DELETE FROM users.sessions WHERE id IN (
                    SELECT id FROM users.sessions session WHERE NOT EXISTS (
                        SELECT FROM users.refresh_tokens WHERE session_id = session.id)
                    LIMIT :bite FOR UPDATE SKIP LOCKED)
                """);
    }

    private void forget(String sql) {
        int removed;
        do {
            removed = jdbc.sql(sql).param("bite", BITE).update();
        } while (removed == BITE);
    }
}
