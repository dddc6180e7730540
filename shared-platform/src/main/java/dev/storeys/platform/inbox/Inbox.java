package dev.storeys.platform.inbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Gives each event its effect once: the inbox row and the effect are one transaction. */
public final class Inbox {

    private final JdbcClient database;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Inbox(JdbcClient database, JsonMapper json, PlatformTransactionManager transactions) {
        this.database = database;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        // In process, the relay's own transaction is open on this thread; the effect must not join
        // it.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Hands the event to the subscription unless its group has had it before. */
    public <E> void receive(Subscription<E> subscription, UUID eventId, String payload) {
        E event = json.readValue(payload, subscription.eventType());
        transaction.executeWithoutResult(status -> {
            if (isNew(subscription, eventId)) {
                subscription.handler().accept(event);
            }
        });
    }

    private boolean isNew(Subscription<?> subscription, UUID eventId) {
        return database.sql(
                                "INSERT INTO %s.inbox (consumer, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING"
                                        .formatted(subscription.schema()))
                        .params(subscription.group(), eventId)
                        .update()
                == 1;
    }

    /** Forgets events of one schema that are older than any possible redelivery. */
    void forget(String schema, Duration age) {
        database.sql(
                        "DELETE FROM %s.inbox WHERE handled_at < now() - make_interval(secs => ?)"
                                .formatted(schema))
                .param((double) age.toSeconds())
                .update();
    }
}
