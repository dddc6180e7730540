package dev.storeys.bench.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A main database and shards, each a server of its own. */
public record ShardServers(Postgres main, List<Postgres> shards) implements AutoCloseable {

    /** Starts the main database and so many shards. */
    public static ShardServers start(int shards) throws IOException {
        ShardServers servers = new ShardServers(Postgres.start(), new ArrayList<>());
        for (int shard = 0; shard < shards; shard++) {
            servers.shards.add(Postgres.start());
        }
        return servers;
    }

    /** What the first so many shards are called. */
    public static List<String> names(int shards) {
        return IntStream.range(0, shards).mapToObj(ShardServers::name).toList();
    }

    private static String name(int shard) {
        return "shard-" + (shard + 1);
    }

    /**
     * What a module needs to know of the first so many shards.
     *
     * @param ranges of the first letters of names, by shard; none unless the strategy has them
     */
    public List<String> settings(String strategy, int count, List<String> ranges) {
        List<String> settings = new ArrayList<>();
        settings.add("storeys.database.shards.strategy=" + strategy);
        for (int shard = 0; shard < count; shard++) {
            String node = "storeys.database.shards.nodes[%d].".formatted(shard);
            settings.add(node + "name=" + name(shard));
            settings.addAll(shards.get(shard).settings(node));
            if (!ranges.isEmpty()) {
                settings.add(node + "range=" + ranges.get(shard));
            }
        }
        return settings;
    }

    /** Theirs and this process's, with all that they start. */
    public Processors processors() {
        List<Long> processes = new ArrayList<>();
        try {
            processes.add(main.process());
            for (Postgres shard : shards) {
                processes.add(shard.process());
            }
        } catch (IOException | SQLException unknown) {
            throw new IllegalStateException("A server does not say which process it is", unknown);
        }
        return Processors.withThisOne(processes.toArray(Long[]::new));
    }

    @Override
    public void close() throws IOException {
        for (Postgres shard : shards) {
            shard.close();
        }
        main.close();
    }
}
