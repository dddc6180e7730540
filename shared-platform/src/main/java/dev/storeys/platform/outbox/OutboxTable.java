package dev.storeys.platform.outbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table in which the events of one schema wait. */
record OutboxTable(String schema, JdbcClient database) {

    /** One relay per outbox at a time, in whichever process; held until the transaction ends. */
    boolean lock() {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(?))")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    List<OutgoingEvent> head(int size) {
        return database.sql(
                        "SELECT position, event_id AS id, topic, key, payload FROM "
                                + schema
                                + ".outbox ORDER BY position LIMIT ?")
                .param(size)
                .query((row, _) ->
                        new OutgoingEvent(
                                row.getLong(1),
                                row.getObject(2, java.util.UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                .list();
    }

    /** Removes what was seen and nothing else: a row in between may have committed since. */
    void remove(List<OutgoingEvent> delivered) {
        if (!delivered.isEmpty()) {
            database.sql("DELETE FROM " + schema + ".outbox WHERE position = ANY (?)")
                    .param(delivered.stream().map(OutgoingEvent::position).toArray(Long[]::new))
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
