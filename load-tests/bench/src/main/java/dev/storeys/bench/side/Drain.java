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
        write(events, progress);
        long first = arrived.sum();
        long start = System.nanoTime();
        outboxes.start();
        double slowest = Double.MAX_VALUE;
        long seen = 0;
        while (seen < events) {
            long since = System.nanoTime();
            long now = arrived.await(first + events, since + window.toNanos()) - first;
            double rate = (now - seen) * 1e9 / (System.nanoTime() - since);
            mustMove(rate);
            progress.printf("backlog: %,d events left, %,.0f/s%n", events - now, rate);
            slowest = now < events ? Math.min(slowest, rate) : slowest;
            seen = now;
        }
        double perSecond = events * 1e9 / (System.nanoTime() - start);
        return new Result(events, perSecond, Math.min(slowest, perSecond));
    }

    private void write(long events, PrintStream progress) {
        for (long left = events; left > 0; left -= AT_ONCE) {
            progress.printf("backlog: %,d events to write%n", left);
            backlog.write((int) Math.min(AT_ONCE, left));
        }
    }

    private static void mustMove(double rate) {
        if (rate <= 0) {
            throw new IllegalStateException("The outbox does not move");
        }
    }
}
