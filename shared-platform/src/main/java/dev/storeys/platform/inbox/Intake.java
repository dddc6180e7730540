package dev.storeys.platform.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes arrivals in: different keys side by side, the events of one key one after another. An event
 * that its consumer refuses again and again becomes a dead letter, and only its own key waits for
 * that. An outage is no refusal: it ends the round of its key.
 */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final InboxSettings settings;
    private final Semaphore hands;

    Intake(Inbox inbox, DeadLetters deadLetters, InboxSettings settings) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.hands = new Semaphore(settings.concurrency(), true);
    }

    /**
     * Takes in what arrived, in the order in which it arrived for each key. Returns the ids of
     * those that are settled: handled or buried. The others wait for an outage to end.
     */
    public Set<String> take(Subscription<?> subscription, Collection<Arrival> arrivals) {
        Map<String, List<Arrival>> lanes =
                arrivals.stream().collect(Collectors.groupingBy(Arrival::key));
        Set<String> settled = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            lanes.values().forEach(lane ->
                    threads.execute(() -> follow(subscription, lane, settled)));
        }
        return settled;
    }

    /** Stops at the first event that must wait, for those behind it must not overtake it. */
    private void follow(Subscription<?> subscription, List<Arrival> lane, Set<String> settled) {
        try {
            for (Arrival arrival : lane) {
                if (!settle(subscription, arrival)) {
                    return;
                }
                settled.add(arrival.id());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean settle(Subscription<?> subscription, Arrival arrival)
            throws InterruptedException {
        Duration pause = settings.backoff();
        for (int attempt = 1; ; attempt++) {
            try {
                handle(subscription, arrival);
                return true;
            } catch (RuntimeException failure) {
                String name = subscription.group();
                Reason reason = Reason.of(failure);
                if (Outage.isBehind(failure)) {
                    LOG.warn("{} waits with event {}: {}", name, arrival.id(), reason);
                    return false;
                }
                LOG.warn("{} refused event {} ({}x): {}", name, arrival.id(), attempt, reason);
                if (failure instanceof Unreadable || attempt >= settings.attempts()) {
                    return bury(subscription, arrival, reason);
                }
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** One attempt; at most so many at once as the pool of connections can bear. */
    void handle(Subscription<?> subscription, Arrival arrival) throws InterruptedException {
        hands.acquire();
        try {
            inbox.receive(subscription, arrival.eventId(), arrival.payload());
        } finally {
            hands.release();
        }
    }

    private boolean bury(Subscription<?> subscription, Arrival arrival, Reason reason) {
        try {
            deadLetters.bury(
                    subscription,
                    new DeadLetter(subscription.group(), arrival, reason, Instant.now()));
        } catch (RuntimeException failure) {
            LOG.warn("No grave for event {} now: {}", arrival.id(), Reason.of(failure));
            return false;
        }
        LOG.error("{} gave up event {}; see ./shop dlt", subscription.group(), arrival.id());
        return true;
    }
}
