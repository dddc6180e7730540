package dev.storeys.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table in which the events of one schema wait. */
record OutboxTable(String schema, JdbcClient database) {

    // The transaction only deletes what has been delivered. A crash of the server may undo that,
    // and
    // repeats what inboxes drop; so nobody waits for its disk. A queue's statistics are always old,
    // and a plan that reads or sorts the whole backlog is never right.
    private static final String BEGIN =
            """
            SELECT pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(?)),
                set_config('synchronous_commit', 'off', true),
                set_config('enable_seqscan', 'off', true),
                set_config('enable_sort', 'off', true)\
            """;

    /** One relay per outbox at a time, in whichever process; held until the transaction ends. */
    boolean lock() {
        return database.sql(BEGIN).param(schema).query((row, _) -> row.getBoolean(1)).single();
    }

    /**
     * Hands out what waits at this moment, lowest position first, batch by batch until there is
     * nothing left or the reader says no; returns whether it was read to its end.
     */
    boolean read(int batchSize, Predicate<List<OutgoingEvent>> reader) {
        return database.sql(
                        "SELECT position, event_id, topic, key, payload FROM "
                                + schema
                                + ".outbox ORDER BY position")
                // The rest stays with the server, which shows all of it as it was at the beginning.
                .withFetchSize(batchSize)
                .query(rows -> {
                    List<OutgoingEvent> batch;
                    do {
                        batch = next(rows, batchSize);
                    } while (!batch.isEmpty() && reader.test(batch) && batch.size() == batchSize);
                    return batch.size() < batchSize;
                });
    }

    private static List<OutgoingEvent> next(ResultSet rows, int size) throws SQLException {
        List<OutgoingEvent> batch = new ArrayList<>(size);
        while (batch.size() < size && rows.next()) {
            batch.add(
                    new OutgoingEvent(
                            rows.getLong(1),
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5)));
        }
        return batch;
    }

    /** Removes what was seen and nothing else: a row in between may have committed since. */
    void remove(List<OutgoingEvent> delivered) {
        if (!delivered.isEmpty()) {
            database.sql("DELETE FROM " + schema + ".outbox WHERE position = ANY (?)")
                    .param(delivered.stream().mapToLong(OutgoingEvent::position).toArray())
                    .update();
        }
    }

    /** Wakes the relays of this outbox in all processes. */
    void ring() {
        database.sql("SELECT 1 FROM pg_notify(?, ?)")
                .params(Bell.CHANNEL, schema)
                .query(Integer.class)
                .single();
    }
}
