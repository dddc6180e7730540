package dev.storeys.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the events of one outbox to the transport. Rows are deleted once delivered, and only rows
 * that are seen are deleted, so that a low position which commits late is found by a later round.
 */
final class Relay implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final String schema;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Transport transport;
    private final OutboxSettings settings;
    private final Semaphore wake = new Semaphore(0);

    private volatile boolean running = true;

    Relay(
            String schema,
            JdbcClient database,
            TransactionTemplate transaction,
            Transport transport,
            OutboxSettings settings) {
        this.schema = schema;
        this.database = database;
        this.transaction = transaction;
        this.transport = transport;
        this.settings = settings;
    }

    void wake() {
        wake.release();
    }

    void stop() {
        running = false;
        wake();
    }

    @Override
    public void run() {
        Duration pause = settings.pollInterval();
        while (running) {
            try {
                waitFor(pause);
                while (running && relayBatch()) {}
                pause = settings.pollInterval();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                // The events are still in the table; nothing is lost by trying again more slowly.
                pause = longer(pause);
                LOG.warn("Outbox of {} waits {}: {}", schema, pause, failure.toString());
            }
        }
    }

    /** One round; true when a full batch went out and more may be waiting. */
    private boolean relayBatch() {
        return Boolean.TRUE.equals(transaction.execute(status -> locked() && deliver()));
    }

    /** One relay per outbox at a time, in whichever process: two would break the order of a key. */
    private boolean locked() {
        return database.sql("SELECT pg_try_advisory_xact_lock(hashtext('outbox'), hashtext(?))")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    private boolean deliver() {
        List<OutgoingEvent> batch =
                database.sql(
                                "SELECT position, event_id AS id, topic, key, payload FROM "
                                        + schema
                                        + ".outbox ORDER BY position LIMIT ?")
                        .param(settings.batchSize())
                        .query(OutgoingEvent.class)
                        .list();
        if (batch.isEmpty()) {
            return false;
        }
        int delivered = transport.deliver(batch);
        remove(batch.subList(0, delivered));
        if (delivered < batch.size()) {
            LOG.warn("Outbox of {}: {} events wait", schema, batch.size() - delivered);
            return false;
        }
        return batch.size() == settings.batchSize();
    }

    private void remove(List<OutgoingEvent> delivered) {
        if (!delivered.isEmpty()) {
            database.sql("DELETE FROM " + schema + ".outbox WHERE event_id = ANY (?)")
                    .param(delivered.stream().map(OutgoingEvent::id).toArray(UUID[]::new))
                    .update();
        }
    }

    private void waitFor(Duration pause) throws InterruptedException {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            // Many commits need one round only.
            wake.drainPermits();
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.maxBackoff()) < 0 ? doubled : settings.maxBackoff();
    }
}
