package dev.storeys.platform.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes arrivals in: different keys side by side, the events of one key one after another. An event
 * that its consumer refuses again and again becomes a dead letter, and only its own key waits for
 * that. An outage is no refusal: it ends the round of its key.
 */
public final class Intake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final InboxSettings settings;
    private final ScheduledExecutorService hands;

    Intake(Inbox inbox, DeadLetters deadLetters, InboxSettings settings) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.settings = settings;
        // As many at once as the pool of connections can bear.
        this.hands =
                Executors.newScheduledThreadPool(
                        settings.concurrency(),
                        Thread.ofPlatform().name("intake-", 1).daemon().factory());
    }

    /**
     * Takes in what arrived, in the order in which it arrived for each key. Returns the ids of
     * those that wait for an outage to end; all others are handled or buried.
     */
    public Set<String> take(Subscription<?> subscription, Collection<Arrival> arrivals)
            throws InterruptedException {
        Map<String, List<Arrival>> keys =
                arrivals.stream().collect(Collectors.groupingBy(Arrival::key));
        List<Lane> lanes = keys.values().stream().map(key -> lane(subscription, key)).toList();
        lanes.forEach(hands::execute);
        Set<String> waiting = new HashSet<>();
        for (Lane lane : lanes) {
            waiting.addAll(lane.rest());
        }
        return waiting;
    }

    private Lane lane(Subscription<?> subscription, List<Arrival> arrivals) {
        return new Lane(
                arrivals,
                (arrival, attempt) -> attempt(subscription, arrival, attempt),
                settings.backoff(),
                hands);
    }

    private Lane.Verdict attempt(Subscription<?> subscription, Arrival arrival, int attempt) {
        try {
            handle(subscription, arrival);
            return Lane.Verdict.SETTLED;
        } catch (RuntimeException failure) {
            String name = subscription.group();
            Reason reason = Reason.of(failure);
            if (Outage.isBehind(failure)) {
                LOG.warn("{} waits with event {}: {}", name, arrival.id(), reason);
                return Lane.Verdict.WAITS;
            }
            LOG.warn("{} refused event {} ({}x): {}", name, arrival.id(), attempt, reason);
            return failure instanceof Unreadable || attempt >= settings.attempts()
                    ? bury(subscription, arrival, reason)
                    : Lane.Verdict.REFUSED;
        }
    }

    /** One attempt, on the caller's thread. */
    void handle(Subscription<?> subscription, Arrival arrival) {
        inbox.receive(subscription, arrival.eventId(), arrival.payload());
    }

    private Lane.Verdict bury(Subscription<?> subscription, Arrival arrival, Reason reason) {
        try {
            deadLetters.bury(
                    subscription,
                    new DeadLetter(subscription.group(), arrival, reason, Instant.now()));
        } catch (RuntimeException failure) {
            LOG.warn("No grave for event {} now: {}", arrival.id(), Reason.of(failure));
            return Lane.Verdict.WAITS;
        }
        LOG.error("{} gave up event {}; see ./shop dlt", subscription.group(), arrival.id());
        return Lane.Verdict.SETTLED;
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
