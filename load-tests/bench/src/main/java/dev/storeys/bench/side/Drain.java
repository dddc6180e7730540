package dev.storeys.bench.side;

import dev.storeys.platform.outbox.Outboxes;
import java.io.PrintStream;
import java.time.Duration;

/** Whether a backlog, however large, slows the outbox down: it is emptied at one go. */
public record Drain(Backlog backlog, Outboxes outboxes, Offsets arrived) {

    private static final int AT_ONCE = 250_000;

    /**
     * How it went.
     *
     * @param slowest events per second in the worst window of those that were full
     */
    public record Result(long events, double perSecond, double slowest) {}

    /** Writes so many events while nobody moves them, and then has them moved. */
    public Result of(long events, Duration window, PrintStream progress) throws Exception {
        outboxes.stop();
        for (long left = events; left > 0; left -= AT_ONCE) {
            backlog.write((int) Math.min(AT_ONCE, left));
            progress.printf("backlog: %,d events to write%n", Math.max(0, left - AT_ONCE));
        }
        long first = arrived.sum();
        long start = System.nanoTime();
        outboxes.start();
        double slowest = Double.MAX_VALUE;
        long seen = 0;
        while (seen < events) {
            long before = seen;
            long since = System.nanoTime();
            long until = since + window.toNanos();
            seen = arrived.await(first + events, until) - first;
            double rate = (seen - before) * 1e9 / (System.nanoTime() - since);
            if (seen < events) {
                slowest = Math.min(slowest, rate);
                progress.printf("backlog: %,d left, %,.0f/s%n", events - seen, rate);
            }
            if (seen == before) {
                throw new IllegalStateException("The outbox moves no more");
            }
        }
        double perSecond = events * 1e9 / (System.nanoTime() - start);
        return new Result(events, perSecond, Math.min(slowest, perSecond));
    }
}
