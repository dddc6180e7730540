package dev.storeys.user.throttle;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The failed logins of the current windows, as all instances count them. */
@Repository
class LoginFailures {

    private static final String ADD =
            """
            INSERT INTO users.login_failures AS known (key, failures, expires_at)
            SELECT key, 1, now() + make_interval(secs => :seconds)
            FROM (VALUES (:both), (:account), (:address)) AS attempt (key)
            ORDER BY key -- so that two never wait for each other
            ON CONFLICT (key) DO UPDATE SET
                failures = CASE WHEN known.expires_at > now() THEN known.failures + 1 ELSE 1 END,
                expires_at = CASE WHEN known.expires_at > now()
                    THEN known.expires_at ELSE excluded.expires_at END
            RETURNING key, failures, extract(epoch FROM expires_at - now()) AS seconds
            """;

    private static final String FIND =
            """
            SELECT key, failures, extract(epoch FROM expires_at - now()) AS seconds
            FROM users.login_failures
            WHERE key IN (:both, :account, :address) AND expires_at > now()
            """;

    private final JdbcClient jdbc;

    LoginFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often something has failed, and for how many seconds that counts. */
    record Count(String key, int failures, double seconds) {}

    List<Count> of(Attempt attempt) {
        return bind(FIND, attempt).query(Count.class).list();
    }

    /** Counts one more, and answers how many that makes. */
    List<Count> add(Attempt attempt, Duration window) {
        return bind(ADD, attempt)
                .param("seconds", window.toMillis() / 1_000.0)
                .query(Count.class)
                .list();
    }

    /** This client has proved itself. */
    void forget(Attempt attempt) {
        jdbc.sql("DELETE FROM users.login_failures WHERE key = :both")
                .param("both", attempt.both())
                .update();
    }

    /** Removes so many that do not count any more; answers how many there were. */
    int forgetExpired(int most) {
        return jdbc.sql(
                        """
                        DELETE FROM users.login_failures WHERE key IN (
                            SELECT key FROM users.login_failures WHERE expires_at < now()
                            LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .param("most", most)
                .update();
    }

    private JdbcClient.StatementSpec bind(String sql, Attempt attempt) {
        return jdbc.sql(sql)
                .param("both", attempt.both())
                .param("account", attempt.account())
                .param("address", attempt.address());
    }
}
