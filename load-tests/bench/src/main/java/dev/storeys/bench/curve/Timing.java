package dev.storeys.bench.curve;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long something takes, done again and again by one client. */
public final class Timing {

    private static final long LONGEST = Duration.ofSeconds(30).toNanos();
    private static final double NANOS_PER_MICRO = 1_000;

    private final Histogram histogram = new Histogram(LONGEST, 3);

    /** Something that is timed. */
    public interface Deed {
        void run() throws Exception;
    }

    /** Once. */
    public void once(Deed deed) throws Exception {
        long begin = System.nanoTime();
        deed.run();
        histogram.recordValue(Math.min(LONGEST, System.nanoTime() - begin));
    }

    /** As often as fits into the window. */
    public void during(Duration window, Deed deed) throws Exception {
        long end = System.nanoTime() + window.toNanos();
        long begin = System.nanoTime();
        while (begin < end) {
            deed.run();
            long done = System.nanoTime();
            histogram.recordValue(Math.min(LONGEST, done - begin));
            begin = done;
        }
    }

    /** The time that so many percent of the deeds did not exceed. */
    public double micros(double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
