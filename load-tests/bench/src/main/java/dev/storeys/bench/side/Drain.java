package dev.storeys.bench.side;

import dev.storeys.platform.outbox.Outboxes;
import java.io.PrintStream;
import java.time.Duration;

/** Whether a backlog, however large, slows the outbox down: it is emptied at one go. */
public record Drain(Backlog backlog, Outboxes outboxes, Offsets arrived) {

    private static final int AT_ONCE = 250_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * How it went.
     *
     * @param slowest events per second in the worst window of those that were full
     */
    public record Result(long events, double perSecond, double slowest) {}

    /** Writes so many events while nobody moves them, and then has them moved. */
    public Result of(long events, Duration window, PrintStream progress) throws Exception {
        outboxes.stop();
        write(events, progress);
        long target = arrived.sum() + events;
        long start = System.nanoTime();
        outboxes.start();
        double slowest = slowest(target, window, progress);
        double perSecond = events * 1e9 / (System.nanoTime() - start);
        return new Result(events, perSecond, Math.min(slowest, perSecond));
    }

    /** Watches until all is there. */
    private double slowest(long target, Duration window, PrintStream progress) throws Exception {
        double slowest = Double.MAX_VALUE;
        long moved = System.nanoTime();
        long seen = arrived.sum();
        while (seen < target) {
            long since = System.nanoTime();
            long now = arrived.await(target, since + window.toNanos());
            double rate = (now - seen) * 1e9 / (System.nanoTime() - since);
            moved = now > seen ? System.nanoTime() : moved;
            mustHaveMoved(moved);
            progress.printf("backlog: %,d events left, %,.0f/s%n", target - now, rate);
            slowest = now < target ? Math.min(slowest, rate) : slowest;
            seen = now;
        }
        return slowest;
    }

    private void write(long events, PrintStream progress) {
        for (long left = events; left > 0; left -= AT_ONCE) {
            progress.printf("backlog: %,d events to write%n", left);
            backlog.write((int) Math.min(AT_ONCE, left));
        }
    }

    private static void mustHaveMoved(long last) {
        if (System.nanoTime() - last > PATIENCE.toNanos()) {
            throw new IllegalStateException("The outbox has not moved for " + PATIENCE);
        }
    }
}
