package dev.storeys.bench.side;

import java.util.List;

/**
 * What one run measures: comparisons, one after the other, on servers of their own.
 *
 * @param sharing who shares which processors, for the table
 * @param servers what to end, last first
 */
public record Match(List<Contest> contests, String sharing, List<AutoCloseable> servers)
        implements AutoCloseable {

    private static final String ALL_TOGETHER =
            "Both sides, their clients and the servers share this machine's processors";

    /** The rows of the table of ratios that can be measured here. */
    public enum Row {
        /** Row 4. */
        READS,
        /** Row 7. */
        ORDERS,
        /** Row 8. */
        STOCK,
        /** Row 11. */
        OUTBOX,
        /** Rows 1 to 3. */
        GATEWAY,
        /** Row 10. */
        CAPPED
    }

    /**
     * How large a row is made, where it can be chosen.
     *
     * @param clients at once on either side
     * @param shards of the larger side
     * @param cap of each shard, in percent of a processor
     */
    public record Scale(int clients, int shards, int cap) {}

    /** Starts both sides of a row. */
    public static Match of(Row row, Scale scale) throws Exception {
        int clients = scale.clients();
        return switch (row) {
            case READS -> ProductReads.match();
            case ORDERS -> Orders.match(clients);
            case STOCK -> HotStock.match(clients);
            case OUTBOX -> Relay.match();
            case GATEWAY -> Gateways.match(clients);
            case CAPPED -> CappedShards.match(scale);
        };
    }

    static Match of(Contest contest, AutoCloseable... servers) {
        return new Match(List.of(contest), ALL_TOGETHER, List.of(servers));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable server : servers.reversed()) {
            server.close();
        }
    }
}
