package dev.storeys.stack.stage;

import java.util.Locale;

/** How it is decided on which database a user and what is his are. */
public enum Sharding {
    /** All are on one. */
    NONE,
    /** By the first letter of the user's name. */
    RANGE,
    /** By a hash of the user's id. */
    HASH,
    /** By a table; a new user goes where the fewest are. */
    DIRECTORY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
