package dev.storeys.platform.outbox;

import dev.storeys.platform.id.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of one module: what is appended travels if, and only if, the transaction commits. */
public final class Outbox {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Relay relay;
    private final String insert;

    Outbox(String schema, JdbcClient database, JsonMapper json, Relay relay) {
        this.database = database;
        this.json = json;
        this.relay = relay;
        this.insert =
                "INSERT INTO %s.outbox (event_id, topic, key, payload) VALUES (?, ?, ?, ?)"
                        .formatted(schema);
    }

    /**
     * Writes the event into the current transaction; events of one key arrive in the order in which
     * they were appended.
     *
     * @throws IllegalStateException outside a transaction, where the event could outlive its cause
     */
    public void append(String topic, String key, Object event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An event needs the transaction that causes it");
        }
        database.sql(insert)
                .params(Ids.next(), topic, key, json.writeValueAsString(event))
                .update();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.committed();
                    }
                });
    }
}
