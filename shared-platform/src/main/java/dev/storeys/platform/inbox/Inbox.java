package dev.storeys.platform.inbox;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Place;
import dev.storeys.platform.shard.Shards;
import java.time.Duration;
import java.util.Optional;
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
    private final Shards shards;

    Inbox(
            JdbcClient database,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Shards shards) {
        this.database = database;
        this.shards = shards;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Hands the event to the subscription unless its group has had it before. */
    public <E> void receive(Subscription<E> subscription, UUID eventId, Arrival.Payload payload) {
        E event = read(payload, subscription.eventType());
        ModuleShards module = shards.of(subscription.schema());
        ScopedValue.CallableOp<Boolean, RuntimeException> effect =
                () -> give(subscription, eventId, event);
        Optional<UUID> owner = subscription.owner().of(event);
        if (owner.isPresent()) {
            // Not a change that waits for who is being moved: it would keep others' events waiting,
            // for whose delivery the move itself waits. Refused at the fence, it comes again.
            module.at(owner.get(), effect);
        } else {
            module.global(effect);
        }
    }

    private <E> Boolean give(Subscription<E> subscription, UUID eventId, E event) {
        return transaction.execute(status -> {
            boolean isNew = isNew(subscription, eventId);
            if (isNew) {
                subscription.handler().accept(event);
            }
            return isNew;
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
                                "INSERT INTO %s.inbox (consumer, event_id, owner) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
                                        .formatted(subscription.schema()))
                        .param(subscription.group())
                        .param(eventId)
                        .param(Place.owner())
                        .update()
                == 1;
    }

    /** Forgets events of one schema that are older than any possible redelivery. */
    void forget(String schema, Duration age) {
        shards.of(schema)
                .everywhere(() -> {
                    while (forgetSome(schema, age) == FORGOTTEN_AT_ONCE) {}
                });
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
