package dev.storeys.user.session;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes tokens that have expired, in small bites, and the sessions that have none left. */
@Component
class ForgetOldSessions {

    private static final int BITE = 5_000;

    private final JdbcClient jdbc;

    ForgetOldSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT10M")
    void run() {
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
