package dev.storeys.bench.shard;

import dev.storeys.bench.server.ShardServers;
import dev.storeys.bench.side.ShardedOrders;
import dev.storeys.platform.shard.Buckets;
import dev.storeys.platform.shard.RangePlacement;
import dev.storeys.platform.shard.ShardKey;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The three strategies, one after the other, on the same users, with the platform's own classes on
 * servers of their own.
 */
record Strategies(
        List<ShardKey> people,
        List<ShardKey> newcomers,
        List<Activity> activities,
        long seed,
        PrintStream progress) {

    private static final int NODES = 3;
    private static final int MORE = NODES + 1;

    private static final List<String> THREE = ShardServers.names(NODES);
    private static final List<String> FOUR = ShardServers.names(MORE);

    /** The last so many come as registrations do. */
    private static final int REGISTERED = 10_000;

    List<Result> measure() throws Exception {
        List<Result> results = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            try (ShardServers servers = ShardServers.start(MORE)) {
                progress.printf("%s: %,d users%n", strategy.setting(), people.size());
                results.add(
                        switch (strategy) {
                            case RANGE -> range(servers);
                            case HASH -> hash(servers);
                            case DIRECTORY -> directory(servers);
                        });
            }
        }
        return results;
    }

    private Result range(ShardServers servers) throws Exception {
        try (ShardedOrders orders = start(Strategy.RANGE, servers, NODES)) {
            Newcomers.write(servers.main(), people);
            Placed placed = Placed.by(orders.placement()::nodeOf, people, THREE);
            Placed later = Placed.by(fourRanges()::nodeOf, people, FOUR);
            return result(
                    Strategy.RANGE,
                    placed,
                    Growth.byMoving(String.join(", ", Strategy.FOUR_RANGES), placed, later),
                    LookUp.measure(orders, people));
        }
    }

    private static RangePlacement fourRanges() {
        Map<String, String> ranges = new LinkedHashMap<>();
        for (int node = 0; node < MORE; node++) {
            ranges.put(FOUR.get(node), Strategy.FOUR_RANGES.get(node));
        }
        return RangePlacement.of(ranges);
    }

    private Result hash(ShardServers servers) throws Exception {
        try (ShardedOrders orders = start(Strategy.HASH, servers, NODES)) {
            Placed placed = Placed.by(orders.placement()::nodeOf, people, THREE);
            Buckets before = Buckets.even(THREE);
            Buckets after = before.after(before.movesTo(FOUR));
            Placed later = Placed.by(after::nodeOf, people, FOUR);
            return result(
                    Strategy.HASH,
                    placed,
                    Growth.byMoving("", placed, later),
                    LookUp.measure(orders, people));
        }
    }

    private Result directory(ShardServers servers) throws Exception {
        int registered = Math.min(REGISTERED, people.size() / 2);
        List<ShardKey> first = people.subList(0, people.size() - registered);
        Placed placed;
        List<LookUp> lookUps;
        try (ShardedOrders orders = start(Strategy.DIRECTORY, servers, NODES)) {
            Newcomers.writeInTurn(servers.main(), first, THREE);
            Newcomers.enter(orders.residents(), people.subList(first.size(), people.size()));
            placed = Placed.of(nodes(servers, people.size()), THREE);
            lookUps = LookUp.measure(orders, people);
        }
        return result(Strategy.DIRECTORY, placed, fourth(servers, placed), lookUps);
    }

    private Growth fourth(ShardServers servers, Placed before) throws Exception {
        try (ShardedOrders orders = start(Strategy.DIRECTORY, servers, MORE)) {
            long fullest = before.users().stream().mapToLong(Long::longValue).max().orElseThrow();
            long missing = before.users().stream().mapToLong(users -> fullest - users).sum();
            Newcomers.enter(orders.residents(), newcomers);
            List<String> all = nodes(servers, people.size() + newcomers.size());
            Placed old = Placed.of(all.subList(0, people.size()), FOUR);
            Placed came = Placed.of(all.subList(people.size(), all.size()), FOUR);
            return new Growth(
                    "",
                    before.movedTo(old),
                    Placed.of(all, FOUR).spread(),
                    missing + fullest,
                    newcomers.size(),
                    came.users().getLast());
        }
    }

    /** Where those are who came first; ids grow as people come. */
    private static List<String> nodes(ShardServers servers, int users) throws Exception {
        return servers.main().column("SELECT node FROM shards.users ORDER BY id LIMIT " + users);
    }

    private Result result(Strategy strategy, Placed placed, Growth fourth, List<LookUp> lookUps) {
        List<Placed.Heat> heats =
                activities.stream().map(activity -> placed.heat(activity, seed)).toList();
        return new Result(strategy, placed.users(), placed.spread(), heats, fourth, lookUps);
    }

    private static ShardedOrders start(Strategy strategy, ShardServers servers, int nodes) {
        return ShardedOrders.over(servers, strategy.setting(), nodes, strategy.ranges());
    }
}
