package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checkouts that keep coming at a steady rate, however long their answers take. */
public final class Traffic implements AutoCloseable {

    // A bound on what waits when nothing answers; beyond it no new customer comes.
    private static final int MOST_AT_ONCE = 48;
    private static final long NANOS = 1_000_000_000L;
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Checkout checkout;
    private final Supplier<Purchase> wishes;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final List<Deal> deals = new ArrayList<>();
    private @Nullable Thread door;
    private volatile boolean ending;

    public Traffic(Checkout checkout, Supplier<Purchase> wishes) {
        this.checkout = checkout;
        this.wishes = wishes;
    }

    /** Opens the doors. */
    public void start(double perSecond) {
        door = Thread.ofVirtual().start(() -> flow((long) (NANOS / perSecond)));
    }

    private void flow(long gap) {
        long next = System.nanoTime();
        while (!ending) {
            places.acquireUninterruptibly();
            if (!people.isShutdown()) {
                people.execute(this::one);
            }
            // After a jam nobody makes up for lost time: the rate is a bound.
            next = Math.max(next + gap, System.nanoTime());
            Pause.of(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
    }

    private void one() {
        Deal deal = new Deal(wishes.get());
        synchronized (deals) {
            deals.add(deal);
        }
        try {
            checkout.insist(deal);
        } catch (IllegalStateException sentAway) {
            if (!ending) {
                throw sentAway;
            }
        } finally {
            places.release();
        }
    }

    /** How many customers have come. */
    public int begun() {
        synchronized (deals) {
            return deals.size();
        }
    }

    /** Those who have come so far. */
    public List<Deal> soFar() {
        synchronized (deals) {
            return List.copyOf(deals);
        }
    }

    /** Returns when so many customers have come. */
    public void awaitBegun(int customers) {
        while (begun() < customers) {
            Pause.of(GLANCE);
        }
    }

    /** Lets nobody else in and waits for the answers of those who are there. */
    public List<Deal> finish() {
        shut();
        people.close();
        synchronized (deals) {
            return List.copyOf(deals);
        }
    }

    /** Sends everybody away; after {@link #finish} nobody is there. */
    @Override
    public void close() {
        ending = true;
        people.shutdownNow();
        shut();
    }

    // Whoever is in the door comes in first.
    private void shut() {
        ending = true;
        if (door != null) {
            try {
                door.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
