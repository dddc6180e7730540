package dev.storeys.bench.shard;

import dev.storeys.bench.curve.Timing;
import java.util.Locale;

/** In microseconds, for one time of what was done. */
public record Times(double p50, double p99) {

    private static final double MEDIAN = 50;
    private static final double P99 = 99;
    private static final double NANOS = 1_000;

    /** Of something that was done so many times between two looks at the clock. */
    static Times of(Timing timing, int atOnce) {
        return new Times(timing.micros(MEDIAN) / atOnce, timing.micros(P99) / atOnce);
    }

    @Override
    public String toString() {
        return "%s, %s".formatted(text(p50), text(p99));
    }

    private static String text(double micros) {
        return micros < 1
                ? String.format(Locale.ROOT, "%.0f ns", micros * NANOS)
                : String.format(Locale.ROOT, "%.0f µs", micros);
    }
}
