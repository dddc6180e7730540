package dev.storeys.stack.chaos.audit;

import java.time.Duration;
import java.util.List;

/**
 * A promise and whether it was kept.
 *
 * @param examples a few of what breaks it
 */
public record Invariant(
        String name, String expected, String actual, boolean holds, List<String> examples) {

    private static final int MOST_EXAMPLES = 5;
    private static final double MILLIS = 1_000.0;

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

    public static Invariant equal(String name, long expected, long actual) {
        return new Invariant(
                name,
                Long.toString(expected),
                Long.toString(actual),
                expected == actual,
                List.of());
    }

    /** Holds if a measured time is no longer than it may be; both are told in seconds. */
    public static Invariant within(String name, Duration most, Duration actual) {
        return new Invariant(
                name,
                "<= %d s".formatted(most.toSeconds()),
                "%.1f s".formatted(actual.toMillis() / MILLIS),
                actual.compareTo(most) <= 0,
                List.of());
    }

    /** Holds if there are enough of them; without any, a run would prove nothing. */
    public static Invariant atLeast(String name, long least, long actual) {
        return new Invariant(
                name, ">= " + least, Long.toString(actual), actual >= least, List.of());
    }
}
