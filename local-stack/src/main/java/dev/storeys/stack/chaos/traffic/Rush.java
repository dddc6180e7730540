package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.process.Pause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * More visitors than a shop can serve. Of ten one buys, two look at their orders and the others at
 * articles; who is refused goes away.
 */
public final class Rush implements AutoCloseable {

    private static final long NANOS = 1_000_000_000L;
    private static final int OF_TEN = 10;
    // Beyond it the machine would be busy with visitors rather than with the shop.
    private static final int MOST_AT_ONCE = 600;
    private static final Duration AFTER_A_REFUSAL = Duration.ofMillis(100);
    private static final Duration LAST_ANSWER = Duration.ofSeconds(20);

    private final Errands errands;
    private final AtomicInteger turn = new AtomicInteger();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    public Rush(Errands errands) {
        this.errands = errands;
    }

    /** So many people who do one thing after the other. */
    public Tally ofPeople(int number, Duration time) {
        Tally tally = new Tally();
        long begin = System.nanoTime();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < number; person++) {
                crowd.execute(() -> wander(tally, begin, begin + time.toNanos()));
            }
        }
        return tally;
    }

    private void wander(Tally tally, long begin, long end) {
        long now = System.nanoTime();
        while (now < end) {
            boolean served = visit(tally, begin, now);
            if (!served) {
                Pause.of(AFTER_A_REFUSAL);
            }
            now = System.nanoTime();
        }
    }

    /**
     * So many in a second, however long the shop takes. Returns when the time is over; the answers
     * of those who came last come in later.
     */
    public Tally atRate(double perSecond, Duration time) {
        Tally tally = new Tally();
        long begin = System.nanoTime();
        long visits = (long) (perSecond * time.toNanos() / NANOS);
        for (long visit = 0; visit < visits; visit++) {
            long due = begin + (long) (visit * NANOS / perSecond);
            long early = due - System.nanoTime();
            if (early > 0) {
                Pause.of(Duration.ofNanos(early));
            }
            if (places.tryAcquire()) {
                people.execute(() -> come(tally, begin, due));
            } else {
                tally.heldBack();
            }
        }
        return tally;
    }

    private void come(Tally tally, long begin, long due) {
        try {
            visit(tally, begin, due);
        } finally {
            places.release();
        }
    }

    private boolean visit(Tally tally, long begin, long due) {
        Route route = next();
        long sent = System.nanoTime();
        Reply reply = errands.run(route).first();
        long answered = System.nanoTime();
        Tally.Outcome outcome =
                new Tally.Outcome(
                        route,
                        (int) ((due - begin) / NANOS),
                        Duration.ofNanos(answered - due),
                        Duration.ofNanos(answered - sent),
                        reply);
        tally.add(outcome);
        return outcome.served();
    }

    private Route next() {
        return switch (Math.floorMod(turn.getAndIncrement(), OF_TEN)) {
            case 0 -> Route.CHECKOUT;
            case 3, 7 -> Route.HISTORY;
            default -> Route.BROWSE;
        };
    }

    /** Waits for the last answers and tells all purchases. */
    public List<Deal> finish() {
        people.shutdown();
        try {
            if (!people.awaitTermination(LAST_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
                people.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return errands.deals();
    }

    /** Sends everybody away; after {@link #finish} nobody is there. */
    @Override
    public void close() {
        people.shutdownNow();
    }
}
