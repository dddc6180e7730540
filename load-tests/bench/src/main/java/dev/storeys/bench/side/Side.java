package dev.storeys.bench.side;

import java.time.Duration;

/** One side of a comparison. */
public interface Side {

    /** What it is, for the table. */
    String name();

    /**
     * Works for so long and returns how much it did per second; throws when anything went wrong.
     */
    double rate(Duration window) throws Exception;
}
