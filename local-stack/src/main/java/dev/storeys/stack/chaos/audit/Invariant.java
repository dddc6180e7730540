package dev.storeys.stack.chaos.audit;

import java.util.List;

/**
 * A promise and whether it was kept.
 *
 * @param examples a few of what breaks it
 */
public record Invariant(
        String name, String expected, String actual, boolean holds, List<String> examples) {

    private static final int MOST_EXAMPLES = 5;

    public Invariant {
        examples = List.copyOf(examples);
    }

    /** Holds if there is nothing that breaks it among so many. */
    static Invariant none(String name, long among, List<?> breaking) {
        return new Invariant(
                name,
                "0 of " + among,
                Integer.toString(breaking.size()),
                breaking.isEmpty(),
                breaking.stream().limit(MOST_EXAMPLES).map(String::valueOf).toList());
    }

    static Invariant equal(String name, long expected, long actual) {
        return new Invariant(
                name,
                Long.toString(expected),
                Long.toString(actual),
                expected == actual,
                List.of());
    }
}
