package dev.storeys.bench.shard;

import java.util.Locale;

/**
 * A query over so many shards beside the same on one database that has all of it.
 *
 * @param statements that one query sends to databases, all shards together
 */
public record Crossing(Query asked, int shards, double statements, Times spread, Times whole) {

    String name() {
        return asked.name().toLowerCase(Locale.ROOT);
    }

    /** How much longer it takes. */
    double ratio() {
        return spread.p50() / whole.p50();
    }

    /** The same of the slowest hundredth. */
    double ratioOfP99() {
        return spread.p99() / whole.p99();
    }
}
