package dev.storeys.bench.side;

import java.time.Duration;

/** One side of a comparison. */
public interface Side {

    /** What it is, for the table. */
    String name();

    /** Works for so long and returns how much it did per second; throws when the work is wrong. */
    double rate(Duration window) throws Exception;

    /** How much failed so far, and is in no rate. */
    default long failed() {
        return 0;
    }
}
