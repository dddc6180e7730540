package dev.storeys.bench;

import dev.storeys.bench.side.Goal;
import java.util.List;
import java.util.function.Function;

/**
 * What came of the pairs.
 *
 * @param failed requests that failed in them
 * @param failedBefore requests that failed while the side was still cold
 */
record Outcome(List<Pair> pairs, long failed, long failedBefore) {

    /** A spread beyond this means that the machine was measured, and not the programs. */
    static final double WIDEST = 0.10;

    /** Fewer pairs agree by chance. */
    static final int FEWEST = 8;

    /**
     * One side's window.
     *
     * @param figure what the contest compares
     * @param cpuMicros processor time of all processes that take part, for each unit of work
     */
    record Turn(double figure, double cpuMicros) {}

    /** Both sides, one after the other. */
    record Pair(Turn storeys, Turn peer) {

        double ratio() {
            return storeys.figure() / peer.figure();
        }

        /** Above one where Storeys needs less. */
        double cpuRatio() {
            return peer.cpuMicros() / storeys.cpuMicros();
        }
    }

    Spread ratio() {
        return of(Pair::ratio);
    }

    Spread cpuRatio() {
        return of(Pair::cpuRatio);
    }

    Spread storeys() {
        return of(pair -> pair.storeys().figure());
    }

    Spread peer() {
        return of(pair -> pair.peer().figure());
    }

    Spread of(Function<Pair, Double> figure) {
        return Spread.of(pairs.stream().map(figure).toList());
    }

    boolean measured() {
        return pairs.size() >= FEWEST && ratio().widest() <= WIDEST;
    }

    String verdict(Goal goal) {
        return measured() ? goal.verdict(ratio().median()) : "not measured";
    }
}
