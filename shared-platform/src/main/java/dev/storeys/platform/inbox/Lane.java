package dev.storeys.platform.inbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The arrivals of one key, one after another. It gives its thread back while it waits for the next
 * attempt, and ends at the first event that must wait for an outage, which none may overtake.
 */
final class Lane implements Runnable {

    /** What became of an attempt. */
    enum Verdict {
        SETTLED,
        REFUSED,
        WAITS
    }

    /** One attempt; attempts count from 1. */
    interface Attempt {
        Verdict at(Arrival arrival, int attempt);
    }

    private final Deque<Arrival> arrivals;
    private final Attempt work;
    private final Duration backoff;
    private final ScheduledExecutorService hands;
    private final CountDownLatch done = new CountDownLatch(1);
    private int attempts;

    Lane(
            Collection<Arrival> arrivals,
            Attempt work,
            Duration backoff,
            ScheduledExecutorService hands) {
        this.arrivals = new ArrayDeque<>(arrivals);
        this.work = work;
        this.backoff = backoff;
        this.hands = hands;
    }

    @Override
    public void run() {
        boolean comesAgain = false;
        try {
            comesAgain = proceed();
        } finally {
            if (!comesAgain) {
                done.countDown();
            }
        }
    }

    private boolean proceed() {
        while (!arrivals.isEmpty()) {
            switch (work.at(arrivals.getFirst(), ++attempts)) {
                case SETTLED -> {
                    arrivals.removeFirst();
                    attempts = 0;
                }
                case WAITS -> {
                    return false;
                }
                case REFUSED -> {
                    long pause = backoff.toMillis() << (attempts - 1);
                    Future<?> _ = hands.schedule(this, pause, TimeUnit.MILLISECONDS);
                    return true;
                }
            }
        }
        return false;
    }

    /** Waits for the end; returns the ids of what is left unsettled. */
    Set<String> rest() throws InterruptedException {
        done.await();
        return arrivals.stream().map(Arrival::id).collect(Collectors.toSet());
    }
}
