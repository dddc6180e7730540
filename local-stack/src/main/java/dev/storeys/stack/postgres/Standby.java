package dev.storeys.stack.postgres;

import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** A server that follows another one, as it runs. */
public record Standby(Plan plan, String server) {

    /** Shows what its primary committed so much later only. */
    public void lagBy(Duration delay) throws IOException {
        try (Connection connection = new SuperUser(plan).connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "ALTER SYSTEM SET recovery_min_apply_delay = '%dms'"
                            .formatted(delay.toMillis()));
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IOException(server + " cannot be told to wait", failure);
        }
    }

    /** Whether it has received something that it does not show yet. */
    public boolean isBehind() throws IOException {
        try (Connection connection = new SuperUser(plan).connect(server)) {
            return SuperUser.ask(
                            connection,
                            "SELECT pg_last_wal_replay_lsn() < pg_last_wal_receive_lsn()")
                    .equals("t");
        } catch (SQLException failure) {
            throw new IOException(server + " does not tell how far it is", failure);
        }
    }
}
