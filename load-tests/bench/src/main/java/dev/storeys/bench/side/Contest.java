package dev.storeys.bench.side;

import dev.storeys.bench.server.Processors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a comparison on servers of its own.
 *
 * @param figure what is compared
 * @param floor the ratio that must hold
 * @param aim the ratio that is wanted
 * @param arrival measures the way of single events, where there are any
 * @param drain measures a large backlog, where there can be one
 * @param processors of all that takes part
 * @param servers what to end, last first
 */
public record Contest(
        String figure,
        Side storeys,
        Side peer,
        double floor,
        double aim,
        @Nullable Arrival arrival,
        @Nullable Drain drain,
        Processors processors,
        List<AutoCloseable> servers)
        implements AutoCloseable {

    /** The rows of the table of ratios that can be measured here. */
    public enum Row {
        /** Row 7. */
        ORDERS,
        /** Row 8. */
        STOCK,
        /** Row 11. */
        OUTBOX
    }

    /** Starts both sides of a row, with so many clients where there are clients. */
    public static Contest of(Row row, int clients) throws Exception {
        return switch (row) {
            case ORDERS -> Orders.contest(clients);
            case STOCK -> HotStock.contest(clients);
            case OUTBOX -> Relay.contest();
        };
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable server : servers.reversed()) {
            server.close();
        }
    }
}
