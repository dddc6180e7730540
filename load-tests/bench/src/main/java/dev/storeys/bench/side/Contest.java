package dev.storeys.bench.side;

import dev.storeys.bench.server.Processors;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a comparison.
 *
 * @param name names the file of its results
 * @param figure what is compared
 * @param unit of the figure
 * @param goal what the ratio should be
 * @param arrival measures the way of single events, where there are any
 * @param drain measures a large backlog, where there can be one
 * @param everybody the processors of all that takes part
 */
public record Contest(
        String name,
        String figure,
        String unit,
        Side storeys,
        Side peer,
        Goal goal,
        @Nullable Arrival arrival,
        @Nullable Drain drain,
        Processors everybody) {

    static final String PER_SECOND = "/s";

    /** One that only compares rates. */
    static Contest ofRates(
            String name, String figure, Side storeys, Side peer, Goal goal, Processors everybody) {
        return new Contest(name, figure, PER_SECOND, storeys, peer, goal, null, null, everybody);
    }

    /** Whose time a side's work takes. */
    public Processors processors(Side side) {
        Processors alone = side.alone();
        return alone == null ? everybody : alone;
    }

    /** Whose time that is, in words. */
    public String whose() {
        return storeys.alone() == null ? "all processes" : "the side's own processes";
    }

    /** How much of both sides failed so far. */
    public long failed() {
        return storeys.failed() + peer.failed();
    }
}
