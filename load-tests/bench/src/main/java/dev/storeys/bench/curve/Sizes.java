package dev.storeys.bench.curve;

import dev.storeys.bench.curve.Curve.Point;
import java.time.Duration;

/** Times a read beside one that costs the same whatever the size, in turns. */
record Sizes(Timing.Deed reference, Duration window, int turns) {

    private static final double MEDIAN = 50;
    private static final double P99 = 99;

    Point at(long size, Timing.Deed read) throws Exception {
        // What was read never before comes from the disk, and a new statement is planned first.
        new Timing().during(window.multipliedBy(2), read);
        Timing timing = new Timing();
        Timing beside = new Timing();
        for (int turn = 0; turn < turns; turn++) {
            timing.during(window, read);
            beside.during(window, reference);
        }
        return new Point(size, timing.micros(MEDIAN), timing.micros(P99), beside.micros(MEDIAN));
    }
}
