package dev.storeys.platform.reshard;

import dev.storeys.platform.shard.Place;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Carries out what is planned, some moves at once, in one process at a time: the one that holds a
 * lock in the main database. If it dies, another goes on where it was.
 */
final class MoveRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MoveRunner.class);

    private static final String LOCK = "SELECT pg_try_advisory_lock(hashtext('storeys.moves'))";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(8);

    private final Place main;
    private final Moves moves;
    private final Mover mover;
    private final int atOnce;
    private CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    MoveRunner(Place main, Moves moves, Mover mover, int atOnce) {
        this.main = main;
        this.moves = moves;
        this.mover = mover;
        this.atOnce = atOnce;
    }

    @Override
    public synchronized void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofPlatform().daemon().name("reshard").start(this::run);
    }

    private void run() {
        do {
            try {
                if (moves.areOpen()) {
                    workUnderLock();
                }
            } catch (RuntimeException | SQLException away) {
                LOG.warn("Moves wait: {}", away.toString());
            }
        } while (!stopsWithin(BETWEEN_LOOKS));
    }

    private void workUnderLock() throws SQLException {
        try (Connection connection = main.connections().open();
                Statement statement = connection.createStatement();
                ResultSet lock = statement.executeQuery(LOCK)) {
            if (lock.next() && lock.getBoolean(1)) {
                boolean well = true;
                while (well && isRunning() && connection.isValid(1)) {
                    List<Move> next = moves.next(atOnce);
                    well = !next.isEmpty() && carryOut(next);
                }
            }
        }
    }

    /** Says whether all went well. */
    private boolean carryOut(List<Move> next) {
        CountDownLatch well = new CountDownLatch(next.size());
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            next.forEach(move -> hands.execute(() -> carryOut(move, well)));
        }
        return well.getCount() == 0;
    }

    private void carryOut(Move move, CountDownLatch well) {
        try {
            mover.carryOut(move);
            well.countDown();
        } catch (RuntimeException failure) {
            LOG.warn("{} waits: {}", move, failure.toString());
            moves.note(move, String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(GOODBYE);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private boolean stopsWithin(Duration time) {
        try {
            return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
