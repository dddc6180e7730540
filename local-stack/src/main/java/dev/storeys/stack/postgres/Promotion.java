package dev.storeys.stack.postgres;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Makes a server that follows another one that leads. */
public record Promotion(Plan plan, Recipe.Postgres set, String server) {

    /** How much of the log it has, in bytes from the beginning; -1 if it does not answer. */
    public long received() {
        try (Connection connection = new SuperUser(plan).connect(server)) {
            return Long.parseLong(
                    SuperUser.ask(
                            connection,
                            "SELECT (coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn(),"
                                    + " '0/0') - '0/0')::bigint"));
        } catch (SQLException away) {
            return -1;
        }
    }

    /** Returns when it takes writes. */
    public void run() throws IOException {
        try (Connection connection = new SuperUser(plan).connect(server)) {
            SuperUser.ask(connection, "SELECT CASE WHEN pg_is_in_recovery() THEN pg_promote() END");
            for (String other : set.members()) {
                ReplicationSlot slot = ReplicationSlot.of(other);
                if (!other.equals(server) && !slot.holds(connection)) {
                    slot.create(connection);
                }
            }
        } catch (SQLException failure) {
            throw new IOException(server + " could not be promoted", failure);
        }
    }
}
