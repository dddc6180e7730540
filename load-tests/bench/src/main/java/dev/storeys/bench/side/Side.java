package dev.storeys.bench.side;

import dev.storeys.bench.server.Processors;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One side of a comparison. */
public interface Side {

    /** What it is, for the table. */
    String name();

    /** Brings along what the next window needs, and is no part of it. */
    default void prepare(Duration window) throws Exception {}

    /** Works for so long and returns how much it did; throws when the work is wrong. */
    Work work(Duration window) throws Exception;

    /** Its own processes, where they can be told from those that load it. */
    default @Nullable Processors alone() {
        return null;
    }

    /** What else was seen of it so far, in a sentence; empty if there is nothing to say. */
    default String remark() {
        return "";
    }

    /** How much failed so far, and is in no rate. */
    default long failed() {
        return 0;
    }
}
