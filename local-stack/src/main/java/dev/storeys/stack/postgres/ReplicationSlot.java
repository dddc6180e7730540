package dev.storeys.stack.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** What makes a primary keep its log until one that follows it has fetched it. */
record ReplicationSlot(String name) {

    static ReplicationSlot of(String server) {
        return new ReplicationSlot(server.replace('-', '_'));
    }

    /** Whether the log is there from where its owner stopped. */
    boolean holds(Connection primary) throws SQLException {
        return count(primary, " AND wal_status <> 'lost'") == 1;
    }

    /** From here on the log is kept. */
    void create(Connection primary) throws SQLException {
        SuperUser.ask(
                primary, "SELECT pg_create_physical_replication_slot('%s', true)".formatted(name));
    }

    /** Lets the log go that was kept for one that will not fetch it. */
    void drop(Connection primary) throws SQLException {
        if (count(primary, "") == 1) {
            SuperUser.ask(primary, "SELECT pg_drop_replication_slot('%s')".formatted(name));
        }
    }

    private int count(Connection primary, String more) throws SQLException {
        return Integer.parseInt(
                SuperUser.ask(
                        primary,
                        "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '%s'%s"
                                .formatted(name, more)));
    }
}
