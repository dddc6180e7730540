package dev.storeys.bench.side;

import dev.storeys.bench.server.Cap;
import dev.storeys.bench.server.Processors;
import dev.storeys.bench.server.ShardServers;
import dev.storeys.platform.shard.ShardKey;
import dev.storeys.platform.web.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * Orders of three lines through order-service, each customer's on his shard, goods and prices at
 * hand. Each shard's server has the same small share of a processor, so that a machine with few of
 * them can show what more shards bring; what is judged is what each of them gets done.
 */
record CappedShards(
        ShardServers servers,
        List<Cap> caps,
        ShardedOrders orders,
        Handler placeOrder,
        List<ShardKey> customers,
        Clients clients,
        Pressure pressure)
        implements Side, AutoCloseable {

    /**
     * For each shard; as many as its pool has connections, so that nobody waits in vain for one.
     */
    private static final int CLIENTS = 10;

    /** The main database has no part in it: no order asks there where its customer is. */
    private static final String STRATEGY = "hash";

    /** So many shards beside one. */
    static Match match(Match.Scale scale) throws Exception {
        CappedShards many = start(scale.shards(), scale);
        CappedShards one = start(1, scale);
        Contest contest =
                Contest.ofRates(
                        "capped-" + scale.shards(),
                        "orders/s of each shard with %d %% of a processor".formatted(scale.cap()),
                        many,
                        one,
                        new Goal(0.9, 0.97),
                        many.alone());
        return new Match(List.of(contest), sharing(scale), List.of(many, one));
    }

    private static CappedShards start(int shards, Match.Scale scale) throws Exception {
        List<Cap> caps = caps(shards, scale.cap());
        ShardServers servers = ShardServers.start(shards);
        ShardedOrders orders = ShardedOrders.over(servers, STRATEGY, shards, List.of());
        // Only now: what makes the tables would take minutes.
        for (int shard = 0; shard < shards; shard++) {
            caps.get(shard).hold(servers.shards().get(shard).process());
        }
        List<ShardKey> customers =
                Customers.onEach(ShardServers.names(shards), orders.placement(), CLIENTS);
        return new CappedShards(
                servers,
                caps,
                orders,
                Handler.of(orders.module(), Orders.CONTROLLER),
                customers,
                new Clients(customers.size()),
                new Pressure(caps, servers.processors()));
    }

    private static String sharing(Match.Scale scale) {
        return """
        Each shard's PostgreSQL has at most %d %% of one processor (control group); order-service, its %d clients for each shard \
        and the main databases, which no order needs here, share all processors. \
        Left out: prices and holds, which the shop keeps in the main database, and the relay\
        """
                .formatted(scale.cap(), CLIENTS);
    }

    private static List<Cap> caps(int shards, int percent) {
        List<Cap> caps = new ArrayList<>();
        for (int shard = 0; shard < shards; shard++) {
            caps.add(
                    Cap.of("storeys-bench-%d-of-%d".formatted(shard + 1, shards), percent)
                            .orElseThrow(CappedShards::noCap));
        }
        return caps;
    }

    private static MissingTool noCap() {
        return new MissingTool(
                "capped: no control group with a processor quota can be made below /sys/fs/cgroup; it takes Linux and root");
    }

    @Override
    public String name() {
        return servers.shards().size() == 1 ? "1 shard" : servers.shards().size() + " shards";
    }

    @Override
    public Work work(Duration window) throws Exception {
        long before = stored() - clients.accepted().sum();
        pressure.begin();
        Work work = clients.work(window, client -> () -> place(customers.get(client)));
        pressure.end();
        if (stored() - before < clients.accepted().sum()) {
            throw new IllegalStateException("Orders were answered that are not stored");
        }
        return new Work(work.done(), work.figure() / servers.shards().size());
    }

    /** As a request of his is led to his shard. */
    private void place(ShardKey customer) throws Exception {
        orders.shards()
                .at(
                        customer,
                        () -> {
                            Caller caller = new Caller(customer.user(), customer.handle(), false);
                            Orders.place(placeOrder, caller, UUID.randomUUID().toString());
                            return caller;
                        });
    }

    private long stored() {
        LongAdder stored = new LongAdder();
        orders.shards()
                .onEachShard(() ->
                        stored.add(
                                orders.database()
                                        .sql("SELECT count(*) FROM orders.orders")
                                        .query(Long.class)
                                        .single()));
        return stored.sum();
    }

    @Override
    public String remark() {
        return "%s: %s".formatted(name(), pressure);
    }

    @Override
    public long failed() {
        return clients.failed().sum();
    }

    @Override
    public Processors alone() {
        return servers.processors();
    }

    @Override
    public void close() throws Exception {
        orders.close();
        servers.close();
        caps.forEach(Cap::close);
    }
}
