package dev.storeys.bench;

import java.util.Collection;

/** The median of some values, and how far they lie from it. */
record Spread(double median, double lowest, double highest) {

    static Spread of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median =
                sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The farthest value's distance from the median, as a part of the median. */
    double widest() {
        return Math.max(highest - median, median - lowest) / median;
    }
}
