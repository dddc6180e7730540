package dev.storeys.stack.postgres;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Makes a server that follows another one lead. */
public record Promotion(Plan plan, String server) {

    // What a server that was just started has on its disk it replays first, and knows of then.
    private static final String HAS_ALL_IT_CAN_HAVE =
            """
            SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'startup'
            AND wait_event IN ('RecoveryWalStream', 'RecoveryRetrieveRetryInterval', 'RecoveryApplyDelay')\
            """;
    // One that has not received anything since its start says null, or where it began.
    private static final String RECEIVED =
            """
            SELECT (greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0')::bigint\
            """;
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int GLANCES = 200;

    /** How much of the log it has, in bytes from the beginning; -1 if it does not answer. */
    public long received() {
        try (Connection connection = new SuperUser(plan).connect(server)) {
            for (int glance = 0; glance < GLANCES && replays(connection); glance++) {
                Pause.of(GLANCE);
            }
            return Long.parseLong(SuperUser.ask(connection, RECEIVED));
        } catch (SQLException away) {
            return -1;
        }
    }

    private static boolean replays(Connection connection) throws SQLException {
        return SuperUser.ask(connection, HAS_ALL_IT_CAN_HAVE).equals("0");
    }

    /**
     * Returns when it takes writes.
     *
     * @param followers those that have no more than it has and follow it from now on; all others
     *     have to be copied anew
     */
    public void run(List<String> followers) throws IOException {
        try (Connection connection = new SuperUser(plan).connect(server)) {
            SuperUser.ask(connection, "SELECT CASE WHEN pg_is_in_recovery() THEN pg_promote() END");
            for (String follower : followers) {
                ReplicationSlot slot = ReplicationSlot.of(follower);
                if (!slot.holds(connection)) {
                    slot.create(connection);
                }
            }
        } catch (SQLException failure) {
            throw new IOException(server + " could not be promoted", failure);
        }
    }
}
