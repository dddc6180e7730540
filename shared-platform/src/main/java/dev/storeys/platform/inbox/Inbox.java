package dev.storeys.platform.inbox;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Gives each event its effect once: the inbox row and the effect are one transaction. */
public final class Inbox {

    /** Few enough that the locks of one round are held for milliseconds. */
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final JdbcClient database;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Inbox(JdbcClient database, JsonMapper json, PlatformTransactionManager transactions) {
        this.database = database;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Hands the event to the subscription unless its group has had it before. */
    public <E> void receive(Subscription<E> subscription, UUID eventId, Arrival.Payload payload) {
        E event = read(payload, subscription.eventType());
        transaction.executeWithoutResult(status -> {
            if (isNew(subscription, eventId)) {
                subscription.handler().accept(event);
            }
        });
    }

    private <E> E read(Arrival.Payload payload, Class<E> type) {
        E event;
        try {
            event = json.readValue(payload.bytes(), type);
        } catch (JacksonException garbage) {
            throw new Unreadable("The payload is no event", garbage);
        }
        if (event == null) {
            throw new Unreadable("The payload is empty", null);
        }
        return event;
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
        while (forgetSome(schema, age) == FORGOTTEN_AT_ONCE) {}
    }

    private int forgetSome(String schema, Duration age) {
        return database.sql(
                        """
                        DELETE FROM %1$s.inbox WHERE (consumer, event_id) IN (
                            SELECT consumer, event_id FROM %1$s.inbox
                            WHERE handled_at < now() - make_interval(secs => ?)
                            ORDER BY handled_at LIMIT ? FOR UPDATE SKIP LOCKED)
                        """
                                .formatted(schema))
                .params((double) age.toSeconds(), FORGOTTEN_AT_ONCE)
                .update();
    }
}
