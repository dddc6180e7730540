package dev.storeys.stack.stage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The databases over which users and orders are spread, if they are. What belongs to no user stays
 * in the main database, and so does what the other modules keep.
 *
 * @param replicas servers that follow each shard's primary; the main database has its own number of
 *     them
 * @param nodes how many databases; 0 for as many as at first
 */
public record Shards(Sharding sharding, int replicas, int nodes) {

    /** Everything is in the main database. */
    public static final Shards NONE = new Shards(Sharding.NONE, 0, 0);

    /** More than a machine for trying things out should have. */
    public static final int MOST = 9;

    /** The modules whose data is spread. */
    private static final Set<String> SPREAD = Set.of("users", "orders");

    /** The first letters of the names on each shard; of use to {@link Sharding#RANGE} alone. */
    private static final List<String> RANGES = List.of("A-H", "I-P", "Q-Z");

    private static final String SETTING = "STOREYS_DATABASE_SHARDS_";

    public Shards {
        if (sharding == Sharding.NONE) {
            replicas = 0;
            nodes = 0;
        } else if (nodes == 0) {
            nodes = RANGES.size();
        }
    }

    /** As many as at first. */
    public Shards(Sharding sharding, int replicas) {
        this(sharding, replicas, 0);
    }

    /** The same over more databases. */
    public Shards over(int more) {
        return new Shards(sharding, replicas, more);
    }

    /** What they are called. */
    public List<String> names() {
        return IntStream.range(0, nodes).mapToObj(Shards::name).toList();
    }

    public boolean exist() {
        return sharding != Sharding.NONE;
    }

    /** What the names of the components begin with that keep a module's data. */
    public String componentsOf(String module) {
        return exist() && SPREAD.contains(module) ? "postgres-shard-" : "postgres-" + module;
    }

    List<PostgresSet> sets(Replication main) {
        Replication replication = main.with(replicas);
        return IntStream.range(0, nodes)
                .mapToObj(shard -> new PostgresSet(name(shard), "storeys", replication))
                .toList();
    }

    /** Where an application finds them. */
    Settings settings(Replication main) {
        List<PostgresSet> sets = sets(main);
        return IntStream.range(0, sets.size())
                .mapToObj(shard -> node(shard, sets.get(shard)))
                .reduce(strategy(), Settings::and);
    }

    private Settings strategy() {
        return exist()
                ? new Settings(Map.of(SETTING + "STRATEGY", sharding.toString()))
                : Settings.NONE;
    }

    private Settings node(int shard, PostgresSet set) {
        String node = SETTING + "NODES_" + shard;
        Settings settings =
                set.settings(node).and(new Settings(Map.of(node + "_NAME", name(shard))));
        return sharding == Sharding.RANGE
                ? settings.and(new Settings(Map.of(node + "_RANGE", RANGES.get(shard))))
                : settings;
    }

    private static String name(int shard) {
        return "shard-" + (shard + 1);
    }
}
