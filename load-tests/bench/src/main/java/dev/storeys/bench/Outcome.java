package dev.storeys.bench;

import java.util.List;

/** What came of the pairs. */
record Outcome(List<Pair> pairs) {

    /** A spread beyond this means that the machine was measured, and not the programs. */
    static final double WIDEST = 0.10;

    /** Fewer pairs agree by chance. */
    static final int FEWEST = 8;

    /** Both rates of one turn. */
    record Pair(double storeys, double peer) {

        double ratio() {
            return storeys / peer;
        }
    }

    Spread ratio() {
        return Spread.of(pairs.stream().map(Pair::ratio).toList());
    }

    Spread storeys() {
        return Spread.of(pairs.stream().map(Pair::storeys).toList());
    }

    Spread peer() {
        return Spread.of(pairs.stream().map(Pair::peer).toList());
    }

    boolean measured() {
        return pairs.size() >= FEWEST && ratio().widest() <= WIDEST;
    }

    String verdict(double floor, double aim) {
        if (!measured()) {
            return "not measured";
        }
        double median = ratio().median();
        return median >= aim ? "aim reached" : median >= floor ? "floor holds" : "below the floor";
    }
}
