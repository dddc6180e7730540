package dev.storeys.platform.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Works off due items, each on a virtual thread and a bounded number at once, so that a slow item
 * holds up no other. It looks for work when woken, and now and then by itself.
 */
public final class Crew<T> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private final String name;
    private final int size;
    private final Duration pollInterval;
    private final IntFunction<List<T>> claim;
    private final Consumer<T> work;
    private final Semaphore hands;
    private final Semaphore calls = new Semaphore(0);

    private volatile boolean running;
    private @Nullable Thread foreman;

    /**
     * {@code claim} leases at most so many items to this process; {@code work} does one of them.
     */
    public Crew(
            String name,
            int size,
            Duration pollInterval,
            IntFunction<List<T>> claim,
            Consumer<T> work) {
        this.name = name;
        this.size = size;
        this.pollInterval = pollInterval;
        this.claim = claim;
        this.work = work;
        this.hands = new Semaphore(size);
    }

    /** There may be work; cheap, and safe to say too often. */
    public void wake() {
        calls.release();
    }

    @Override
    public synchronized void start() {
        running = true;
        foreman = Thread.ofPlatform().name(name).daemon().start(this::lead);
    }

    /** Takes no new work, and lets what is under way come to its end within reason. */
    @Override
    public synchronized void stop() {
        running = false;
        wake();
        try {
            if (foreman != null) {
                foreman.join(GOODBYE);
            }
            if (hands.tryAcquire(size, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.release(size);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void lead() {
        while (running) {
            try {
                if (calls.tryAcquire(pollInterval.toMillis(), TimeUnit.MILLISECONDS)) {
                    // Many calls need one round only.
                    calls.drainPermits();
                }
                while (running && handOut()) {}
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                LOG.warn("{} cannot look for work: {}", name, failure.toString());
            }
        }
    }

    /** Gives each free hand an item; true when there may be more items than there were hands. */
    private boolean handOut() throws InterruptedException {
        hands.acquire();
        int free = 1 + hands.drainPermits();
        int taken = 0;
        try {
            List<T> due = running ? claim.apply(free) : List.of();
            for (T item : due) {
                Thread.ofVirtual().name(name + "-item").start(() -> doOne(item));
                taken++;
            }
        } finally {
            hands.release(free - taken);
        }
        return taken == free;
    }

    private void doOne(T item) {
        try {
            work.accept(item);
        } catch (RuntimeException failure) {
            // Its lease runs out, and then it is due again.
            LOG.warn("{} failed on {}", name, item, failure);
        } finally {
            hands.release();
        }
    }
}
