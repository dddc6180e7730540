package dev.storeys.bench.shard;

import dev.storeys.bench.curve.Timing;
import dev.storeys.bench.server.Postgres;
import dev.storeys.bench.side.ShardedOrders;
import dev.storeys.platform.shard.ShardKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * One order of each customer, wherever it is, and the queries that look for them.
 *
 * @param statements that were sent so far
 * @param queries that they were sent for
 */
record StoredOrders(
        ShardedOrders orders, List<ShardKey> customers, LongAdder statements, LongAdder queries) {

    private static final int PAGE = 20;

    private static final String COLUMNS =
            "orders.orders (id, user_id, status, total, currency, payment_method, created_at, version)";

    private static final String REST = "\tCONFIRMED\t3998\tGBP\tcard-ok\t2026-11-30 12:00:00+00\t1";

    StoredOrders(ShardedOrders orders, List<ShardKey> customers) {
        this(orders, customers, new LongAdder(), new LongAdder());
    }

    /** Writes down those of these customers. */
    static void write(Postgres postgres, List<ShardKey> customers) throws SQLException {
        Stream<String> rows =
                customers.stream().map(owner -> orderOf(owner) + "\t" + owner.user() + REST);
        postgres.copy(COLUMNS, rows);
        postgres.execute("ANALYZE orders.orders");
    }

    private static UUID orderOf(ShardKey customer) {
        UUID user = customer.user();
        return new UUID(user.getMostSignificantBits(), user.getLeastSignificantBits() ^ 1);
    }

    void during(Duration window, Query query, Timing timing) throws Exception {
        timing.during(window, () -> ask(query));
    }

    private void ask(Query query) {
        queries.increment();
        ShardKey owner = customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
        UUID order = orderOf(owner);
        boolean right =
                switch (query) {
                    case KEYED -> isHis(owner, orders.shards().at(owner, () -> ownerOf(order)));
                    case FOUND -> isHis(owner, orders.shards().find(() -> ownerOf(order)));
                    case GATHERED -> newest().size() == PAGE;
                };
        if (!right) {
            throw new IllegalStateException("%s went wrong for %s".formatted(query, order));
        }
    }

    private static boolean isHis(ShardKey owner, Optional<UUID> found) {
        return found.equals(Optional.of(owner.user()));
    }

    /** The statement by which order-service finds out whose an order is. */
    private Optional<UUID> ownerOf(UUID order) {
        statements.increment();
        return orders.database()
                .sql("SELECT user_id FROM orders.orders WHERE id = ?")
                .param(order)
                .query(UUID.class)
                .optional();
    }

    private List<UUID> newest() {
        return orders.shards().gather(this::newestHere).stream()
                // As the database sorts them, by their bytes.
                .sorted(Comparator.comparing(UUID::toString).reversed())
                .limit(PAGE)
                .toList();
    }

    private List<UUID> newestHere() {
        statements.increment();
        return orders.database()
                .sql("SELECT id FROM orders.orders ORDER BY id DESC LIMIT ?")
                .param(PAGE)
                .query(UUID.class)
                .list();
    }
}
