package dev.storeys.gateway.overload;

import com.netflix.concurrency.limits.Limit;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Lets a limit see averages instead of single answers: a password's hash takes its time on an idle
 * shop. An average is of a tenth of a second, and of more time when there are few answers: what
 * answers rarely is what most needs a bound, so their samples must not be thrown away, as the
 * library's own windows of a second at most would.
 */
final class Averaged implements Limit {

    private static final long SHORTEST = Duration.ofMillis(100).toNanos();
    private static final int FEWEST = 10;

    private final Limit limit;
    private long since;
    private long sum;
    private int samples;
    private int mostInside;
    private boolean dropped;

    Averaged(Limit limit, long now) {
        this.limit = limit;
        this.since = now;
    }

    @Override
    public synchronized void onSample(long start, long took, int inside, boolean drop) {
        sum += took;
        samples++;
        mostInside = Math.max(mostInside, inside);
        dropped |= drop;
        long end = start + took;
        if (samples >= FEWEST && end - since >= SHORTEST) {
            limit.onSample(start, sum / samples, mostInside, dropped);
            since = end;
            sum = 0;
            samples = 0;
            mostInside = 0;
            dropped = false;
        }
    }

    @Override
    public int getLimit() {
        return limit.getLimit();
    }

    @Override
    public void notifyOnChange(Consumer<Integer> listener) {
        limit.notifyOnChange(listener);
    }
}
