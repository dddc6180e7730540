package dev.storeys.bench.shard;

import java.util.List;
import java.util.Locale;

/** How it is decided where a user is, with the settings that it needs. */
public enum Strategy {
    /** By the first letter of the name; the ranges are those of the local stack. */
    RANGE("A-H I-P Q-Z"),
    /** By a hash of the id. */
    HASH(""),
    /** By a table. */
    DIRECTORY("");

    /**
     * By node, as even as whole letters can be: the fourth node takes the middle, and the others
     * give up as little as that needs.
     */
    static final List<String> FOUR_RANGES = List.of("A-D", "K-Q", "R-Z", "E-J");

    private final String ranges;

    Strategy(String ranges) {
        this.ranges = ranges;
    }

    /** Of the first three nodes; none unless the strategy has ranges. */
    public List<String> ranges() {
        return ranges.isEmpty() ? List.of() : List.of(ranges.split(" ", -1));
    }

    /** As the setting says it. */
    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }
}
