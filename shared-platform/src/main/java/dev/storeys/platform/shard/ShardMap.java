package dev.storeys.platform.shard;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Who is where, as the main database said at the last look. While that is away it stays as it was:
 * the shards themselves refuse changes of whoever has been moved.
 */
final class ShardMap implements Placement, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ShardMap.class);

    private final ShardBook book;
    private final ShardSettings settings;
    private final Object news = new Object();
    private volatile Known known;
    private @Nullable ScheduledExecutorService looks;

    /**
     * What was known at one time.
     *
     * @param version it becomes another with each change
     * @param moved who is not where the rule says
     * @param underWay who is being moved
     */
    record Known(long version, Placement rule, Map<UUID, String> moved, UnderWay underWay) {

        Known {
            moved = Map.copyOf(moved);
        }
    }

    ShardMap(ShardBook book, ShardSettings settings) {
        this.book = book;
        this.settings = settings;
        book.open();
        this.known = book.read();
    }

    @Override
    public String nodeOf(ShardKey key) {
        Known now = known;
        String moved = now.moved().get(key.user());
        return moved == null ? now.rule().nodeOf(key) : moved;
    }

    @Override
    public String nodeOf(UUID user) {
        Known now = known;
        String moved = now.moved().get(user);
        return moved == null ? now.rule().nodeOf(user) : moved;
    }

    boolean isUnderWay(UUID user) {
        return known.underWay().includes(user);
    }

    /**
     * Waits while somebody is being moved, as shards take no changes of him then. Gives up after
     * the time that the settings say.
     */
    void awaitArrival(UUID user) {
        long end = System.nanoTime() + settings.patience().toNanos();
        try {
            synchronized (news) {
                for (long left = end - System.nanoTime();
                        isUnderWay(user) && left > 0;
                        left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(news, left);
                }
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("shard-map").factory());
        long interval = settings.refresh().toMillis();
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look, interval, interval, TimeUnit.MILLISECONDS);
        looks = thread;
    }

    /** The same as of now. */
    String nowNodeOf(UUID user) {
        learn(book.read());
        return nodeOf(user);
    }

    private void look() {
        try {
            if (book.version() != known.version()) {
                learn(book.read());
                LOG.debug("Users move; the shards are looked up as of {}", known.version());
            }
        } catch (RuntimeException away) {
            LOG.debug("Who is where cannot be looked up now", away);
        }
    }

    private void learn(Known now) {
        synchronized (news) {
            known = now;
            news.notifyAll();
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService thread = looks;
        looks = null;
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return looks != null;
    }
}
