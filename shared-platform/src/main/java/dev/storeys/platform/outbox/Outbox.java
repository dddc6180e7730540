package dev.storeys.platform.outbox;

import dev.storeys.platform.id.Ids;
import dev.storeys.platform.shard.Place;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of one module: what is appended travels if, and only if, the transaction commits. */
public final class Outbox {

    private final JdbcClient database;
    private final JsonMapper json;
    private final Map<String, Relay> relays;
    private final String table;

    /** With a relay for each place in which the module has an outbox. */
    Outbox(String schema, JdbcClient database, JsonMapper json, Map<String, Relay> relays) {
        this.database = database;
        this.json = json;
        this.relays = Map.copyOf(relays);
        this.table = schema + ".outbox";
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
        database.sql(insert("")).params(parameters(topic, key, event)).update();
        appended();
    }

    /**
     * A clause for a statement of the module's own, which then causes the event and appends it in
     * one round trip: one event for each row of {@code cause}, with the values of {@link
     * #parameters}. Call {@link #appended} when the statement has been executed.
     */
    public String clause(String cause) {
        return insert(" FROM " + cause);
    }

    /** The values for {@link #clause}, in its order. */
    public Object[] parameters(String topic, String key, Object event) {
        return new Object[] {Ids.next(), topic, key, json.writeValueAsString(event)};
    }

    /** Wakes the relay as soon as the event can be seen. */
    public void appended() {
        Relay relay = Objects.requireNonNull(relays.get(Place.here()));
        TransactionSynchronization wake =
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.committed();
                    }
                };
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(wake);
        } else {
            // The statement was a transaction of its own, and is over.
            wake.afterCommit();
        }
    }

    private String insert(String from) {
        return "INSERT INTO " + table + " (event_id, topic, key, payload) SELECT ?, ?, ?, ?" + from;
    }
}
