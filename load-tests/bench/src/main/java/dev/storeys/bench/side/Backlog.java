package dev.storeys.bench.side;

import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Events in the outbox, each with a key of its own; large numbers are made by the database. */
record Backlog(JdbcClient database, TransactionTemplate transaction, Outbox outbox) {

    static final String SCHEMA = "bench";

    /** Bytes of one payload, as large as the shop's own events. */
    static final int PAYLOAD = 250;

    private static final String WRITE =
            """
            INSERT INTO %s.outbox (event_id, topic, key, payload)
            SELECT gen_random_uuid(), ?, key, '{"type":"bench","orderId":"' || key || '","note":"' || ? || '"}'
            FROM (SELECT '018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS key FROM generate_series(1, ?) n) named\
            """
                    .formatted(SCHEMA);

    private static final String NOTE = "x".repeat(PAYLOAD - 75);

    record Event(String type, String orderId, String note) {}

    static Backlog of(ApplicationContext module) {
        return new Backlog(
                module.getBean(JdbcClient.class),
                module.getBean(TransactionTemplate.class),
                module.getBean(Outboxes.class).of(SCHEMA));
    }

    /** All of them are seen at once; returns when that was, by the nanosecond clock. */
    long write(int events) {
        transaction.executeWithoutResult(status -> {
            int written = database.sql(WRITE).params(Relay.TOPIC, NOTE, events).update();
            if (written != events) {
                throw new IllegalStateException("Only " + written + " events were written");
            }
            outbox.appended();
        });
        return System.nanoTime();
    }

    /** Writes one event as a module does, in a transaction of its own. */
    void append(String key) {
        transaction.executeWithoutResult(
                status -> outbox.append(Relay.TOPIC, key, new Event("bench", key, NOTE)));
    }
}
