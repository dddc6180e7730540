package dev.storeys.stack.chaos.audit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A promise and whether it was kept.
 *
 * @param examples a few of what breaks it
 */
public record Invariant(
        String name, String expected, String actual, boolean holds, List<String> examples) {

    private static final double MILLIS = 1_000.0;
    private static final int MOST_EXAMPLES = 5;

    public Invariant {
        examples = List.copyOf(examples);
    }

    /** Holds if there is nothing that breaks it among so many. */
    public static Invariant none(String name, long among, List<?> breaking) {
        return new Invariant(
                name,
                "0 of " + among,
                Integer.toString(breaking.size()),
                breaking.isEmpty(),
                breaking.stream().limit(MOST_EXAMPLES).map(String::valueOf).toList());
    }

    /** Holds if it took no longer than that; what never ended took for ever. */
    public static Invariant within(String name, Duration limit, @Nullable Duration took) {
        return new Invariant(
                name,
                "<= " + text(limit, limit),
                took == null ? "never" : text(took, limit),
                took != null && took.compareTo(limit) <= 0,
                List.of());
    }

    // Both in the unit that fits what is allowed.
    private static String text(Duration time, Duration limit) {
        return limit.toSeconds() > 0
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS)
                : time.toMillis() + " ms";
    }

    public static Invariant equal(String name, long expected, long actual) {
        return new Invariant(
                name,
                Long.toString(expected),
                Long.toString(actual),
                expected == actual,
                List.of());
    }

    /** Holds if there are enough of them; without any, a run would prove nothing. */
    public static Invariant atLeast(String name, long least, long actual) {
        return new Invariant(
                name, ">= " + least, Long.toString(actual), actual >= least, List.of());
    }
}
