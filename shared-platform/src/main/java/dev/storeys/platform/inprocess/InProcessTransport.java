package dev.storeys.platform.inprocess;

import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.OutgoingEvent;
import dev.storeys.platform.outbox.Transport;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Hands events to the subscriptions of the same process. A consumer that refuses an event again and
 * again must not hold up the others: its event goes to the consumer's dead letters.
 */
final class InProcessTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(InProcessTransport.class);

    private static final int ATTEMPTS = 8;

    private final ObjectProvider<Subscription<?>> subscriptions;
    private final Inbox inbox;
    private final JdbcClient database;
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();

    InProcessTransport(
            ObjectProvider<Subscription<?>> subscriptions, Inbox inbox, JdbcClient database) {
        this.subscriptions = subscriptions;
        this.inbox = inbox;
        this.database = database;
    }

    @Override
    public int deliver(List<OutgoingEvent> batch) {
        int delivered = 0;
        for (OutgoingEvent event : batch) {
            if (!deliver(event)) {
                break;
            }
            delivered++;
        }
        return delivered;
    }

    private boolean deliver(OutgoingEvent event) {
        boolean done =
                subscriptions.stream()
                        .filter(subscription -> subscription.topic().equals(event.topic()))
                        .map(subscription -> deliver(event, subscription))
                        .reduce(true, Boolean::logicalAnd);
        if (done) {
            attempts.remove(event.id());
        }
        return done;
    }

    private boolean deliver(OutgoingEvent event, Subscription<?> subscription) {
        try {
            inbox.receive(subscription, event.id(), event.payload());
            return true;
        } catch (TransientDataAccessException | TransactionException outage) {
            // The database will be back; an outage is no reason to bury an event.
            LOG.warn(
                    "{} waits for event {}: {}",
                    subscription.group(),
                    event.id(),
                    outage.toString());
            return false;
        } catch (RuntimeException refusal) {
            return giveUp(event, subscription, refusal);
        }
    }

    private boolean giveUp(
            OutgoingEvent event, Subscription<?> subscription, RuntimeException refusal) {
        int attempt = attempts.merge(event.id(), 1, Integer::sum);
        LOG.warn(
                "{} refused event {} (attempt {})",
                subscription.group(),
                event.id(),
                attempt,
                refusal);
        if (attempt < ATTEMPTS) {
            return false;
        }
        bury(event, subscription, refusal);
        return true;
    }

    private void bury(OutgoingEvent event, Subscription<?> subscription, RuntimeException refusal) {
        database.sql(
                        "INSERT INTO %s.dead_letter (consumer, event_id, topic, key, payload, reason) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
                                .formatted(subscription.schema()))
                .params(
                        subscription.group(),
                        event.id(),
                        event.topic(),
                        event.key(),
                        event.payload(),
                        refusal.toString())
                .update();
        LOG.error("{} gave up event {}; see its dead letters", subscription.group(), event.id());
    }
}
