package dev.storeys.platform.shard;

import dev.storeys.platform.shard.ShardSettings.Strategy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the main database says of the shards. The first process writes it down as its settings are;
 * whoever comes with other settings is refused, since he would look for users where they are not.
 */
final class ShardBook {

    private final JdbcClient database;
    private final ShardSettings settings;
    private final Residents residents;

    ShardBook(JdbcClient database, ShardSettings settings, Residents residents) {
        this.database = database;
        this.settings = settings;
        this.residents = residents;
    }

    /**
     * Throws {@link IllegalStateException} with the reason if the settings do not agree with it.
     */
    void open() {
        agreeOnStrategy();
        settings.nodes().forEach(this::agreeOnNode);
        if (settings.strategy() == Strategy.HASH) {
            deal();
        }
        refuseIfOneIsMissing();
    }

    long version() {
        return database.sql("SELECT number FROM shards.version").query(Long.class).single();
    }

    /** Who is where now, or since a moment ago. */
    ShardMap.Known read() {
        long version = version();
        return switch (settings.strategy()) {
            case HASH ->
                    new ShardMap.Known(version, Buckets.of(bucketNodes()), moved(), underWay());
            case RANGE -> new ShardMap.Known(version, byRange(), moved(), underWay());
            case DIRECTORY ->
                    new ShardMap.Known(version, ByDirectory.of(residents), Map.of(), underWay());
        };
    }

    private ByRange byRange() {
        return ByRange.of(RangePlacement.of(settings.ranges()), residents);
    }

    private Map<UUID, String> moved() {
        Map<UUID, String> moved = new HashMap<>();
        database.sql("SELECT id, node FROM shards.users WHERE node IS NOT NULL")
                .query(row -> {
                    moved.put(row.getObject("id", UUID.class), row.getString("node"));
                });
        return moved;
    }

    private UnderWay underWay() {
        Set<Integer> buckets = new HashSet<>();
        Set<UUID> users = new HashSet<>();
        database.sql(
                        """
                        SELECT bucket, user_id FROM shards.moves
                        WHERE state <> 'DONE' AND state <> 'PLANNED'
                        """)
                .query(row -> {
                    UUID user = row.getObject("user_id", UUID.class);
                    if (user == null) {
                        buckets.add(row.getInt("bucket"));
                    } else {
                        users.add(user);
                    }
                });
        return new UnderWay(buckets, users);
    }

    private void agreeOnStrategy() {
        String wanted = settings.strategy().name().toLowerCase(Locale.ROOT);
        database.sql("INSERT INTO shards.strategy (strategy) VALUES (?) ON CONFLICT DO NOTHING")
                .param(wanted)
                .update();
        String known =
                database.sql("SELECT strategy FROM shards.strategy").query(String.class).single();
        require(
                known.equals(wanted),
                "Users are placed by %s, and storeys.database.shards.strategy says %s"
                        .formatted(known, wanted));
    }

    private void agreeOnNode(ShardSettings.Node node) {
        database.sql("INSERT INTO shards.nodes (name, range) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .param(node.name())
                .param(node.range())
                .update();
        String known =
                database.sql("SELECT coalesce(range, '') FROM shards.nodes WHERE name = ?")
                        .param(node.name())
                        .query(String.class)
                        .single();
        require(
                known.equals(text(node.range())),
                "The shard %s keeps the names %s, and its settings say %s"
                        .formatted(node.name(), known, text(node.range())));
    }

    private static String text(@Nullable String range) {
        return range == null ? "" : range;
    }

    /** All buckets at once, so that another process finds all or none. */
    private void deal() {
        Buckets even = Buckets.even(settings.names());
        database.sql(
                        """
                        INSERT INTO shards.buckets (bucket, node)
                        SELECT bucket - 1, node FROM unnest(?) WITH ORDINALITY AS dealt (node, bucket)
                        WHERE NOT EXISTS (SELECT FROM shards.buckets) ON CONFLICT DO NOTHING
                        """)
                .param(
                        IntStream.range(0, Buckets.COUNT)
                                .mapToObj(even::nodeOf)
                                .toArray(String[]::new))
                .update();
    }

    private List<String> bucketNodes() {
        return database.sql("SELECT node FROM shards.buckets ORDER BY bucket")
                .query(String.class)
                .list();
    }

    private void refuseIfOneIsMissing() {
        List<String> keepers =
                database.sql(
                                """
                                SELECT name FROM shards.nodes WHERE range IS NOT NULL OR users > 0
                                UNION SELECT node FROM shards.buckets ORDER BY 1
                                """)
                        .query(String.class)
                        .list();
        for (String keeper : keepers) {
            require(
                    settings.names().contains(keeper),
                    "The shard %s keeps users, and storeys.database.shards.nodes does not name it"
                            .formatted(keeper));
        }
    }

    private static void require(boolean agreed, String reason) {
        if (!agreed) {
            throw new IllegalStateException(reason);
        }
    }
}
