package dev.storeys.bench.shard;

import dev.storeys.bench.curve.Timing;
import dev.storeys.bench.server.Postgres;
import dev.storeys.bench.server.ShardServers;
import dev.storeys.bench.side.ShardedOrders;
import dev.storeys.platform.shard.ShardKey;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What it costs to ask all shards, beside one database with the same orders, in turns. */
record Crossings(List<ShardKey> customers, int turns, PrintStream progress) {

    private static final List<Integer> SHARDS = List.of(3, 4);
    private static final Duration WINDOW = Duration.ofSeconds(1);

    List<Crossing> measure() throws Exception {
        List<Crossing> crossings = new ArrayList<>();
        try (Postgres postgres = Postgres.start();
                ShardedOrders whole = ShardedOrders.whole(postgres)) {
            StoredOrders.write(postgres, customers);
            for (int shards : SHARDS) {
                crossings.addAll(over(shards, whole));
            }
        }
        return crossings;
    }

    private List<Crossing> over(int shards, ShardedOrders whole) throws Exception {
        try (ShardServers servers = ShardServers.start(shards);
                ShardedOrders spread =
                        ShardedOrders.over(servers, Strategy.HASH.setting(), shards, List.of())) {
            Map<String, List<ShardKey>> byNode =
                    customers.stream().collect(Collectors.groupingBy(spread.placement()::nodeOf));
            List<String> names = ShardServers.names(shards);
            for (int shard = 0; shard < shards; shard++) {
                StoredOrders.write(
                        servers.shards().get(shard),
                        byNode.getOrDefault(names.get(shard), List.of()));
            }
            List<Crossing> crossings = new ArrayList<>();
            for (Query query : Query.values()) {
                crossings.add(beside(query, shards, spread, whole));
            }
            return crossings;
        }
    }

    private Crossing beside(Query query, int shards, ShardedOrders spread, ShardedOrders whole)
            throws Exception {
        StoredOrders asked = new StoredOrders(spread, customers);
        StoredOrders reference = new StoredOrders(whole, customers);
        // What was never asked is read from the disk, and planned first.
        asked.during(WINDOW.multipliedBy(2), query, new Timing());
        reference.during(WINDOW.multipliedBy(2), query, new Timing());
        Crossing crossing = inTurns(query, shards, asked, reference);
        progress.printf(
                "%s, %d shards: %s; on one database %s%n",
                query.told(), shards, crossing.spread(), crossing.whole());
        return crossing;
    }

    private Crossing inTurns(Query query, int shards, StoredOrders asked, StoredOrders reference)
            throws Exception {
        Timing over = new Timing();
        Timing beside = new Timing();
        for (int turn = 0; turn < turns; turn++) {
            asked.during(WINDOW, query, over);
            reference.during(WINDOW, query, beside);
        }
        return new Crossing(
                query,
                shards,
                asked.statements().doubleValue() / asked.queries().doubleValue(),
                Times.of(over, 1),
                Times.of(beside, 1));
    }
}
