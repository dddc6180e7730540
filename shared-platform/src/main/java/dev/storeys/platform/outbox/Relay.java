package dev.storeys.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the events of one outbox to the transport. Rows are deleted once delivered, and only rows
 * that are seen are deleted, so that a low position which commits late is found by a later round.
 */
final class Relay implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final OutboxTable table;
    private final TransactionTemplate transaction;
    private final Transport transport;
    private final OutboxSettings settings;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean committedHere = new AtomicBoolean();

    private volatile boolean running;

    Relay(
            OutboxTable table,
            TransactionTemplate transaction,
            Transport transport,
            OutboxSettings settings) {
        this.table = table;
        this.transaction = transaction;
        this.transport = transport;
        this.settings = settings;
    }

    /** A transaction of this process has committed events. */
    void committed() {
        committedHere.set(true);
        wake();
    }

    /** There may be events, from whichever process. */
    void wake() {
        wake.release();
    }

    /** Lets it run, for the first time or again. */
    void start() {
        running = true;
    }

    void stop() {
        running = false;
        wake();
    }

    @Override
    public void run() {
        Duration pause = settings.pollInterval();
        while (running) {
            try {
                waitFor(pause);
                relay();
                pause = settings.pollInterval();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failure) {
                // The events are still in the table; nothing is lost by trying again more slowly.
                pause = longer(pause);
                LOG.warn("Outbox of {} waits {}: {}", table.schema(), pause, failure.toString());
            }
        }
    }

    private void relay() {
        boolean owed = committedHere.getAndSet(false);
        Round.End end = Round.End.FULL;
        while (running && end == Round.End.FULL) {
            Round round = new Round(table, transport, settings, () -> running);
            end = transaction.execute(status -> round.play());
            round.throwFailure();
        }
        if (end == Round.End.TAKEN && owed) {
            // The relay at work, in another process, may have looked before our events committed.
            table.ring();
        }
    }

    private void waitFor(Duration pause) throws InterruptedException {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            // Many commits need one round only.
            wake.drainPermits();
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.maxBackoff()) < 0 ? doubled : settings.maxBackoff();
    }
}
