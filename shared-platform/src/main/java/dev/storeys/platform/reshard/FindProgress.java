package dev.storeys.platform.reshard;

import dev.storeys.platform.shard.Place;
import dev.storeys.platform.shard.Shards;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds out how far all moves are. */
final class FindProgress {

    private static final String COUNTS =
            """
            SELECT count(*) FILTER (WHERE state = 'PLANNED') AS planned,
                count(*) FILTER (WHERE state IN ('FENCED', 'SWITCHED')) AS under_way,
                count(*) FILTER (WHERE state = 'DONE') AS done,
                coalesce(sum(users), 0)::bigint AS users, coalesce(sum(rows), 0)::bigint AS rows
            FROM shards.moves
            """;

    private static final String PROBLEMS =
            """
            SELECT coalesce('bucket ' || bucket, 'user ' || user_id) || ': ' || problem
            FROM shards.moves WHERE state <> 'DONE' AND problem IS NOT NULL ORDER BY number LIMIT 10
            """;

    private final Shards shards;
    private final JdbcClient database;

    FindProgress(Shards shards, JdbcClient database) {
        this.shards = shards;
        this.database = database;
    }

    /**
     * How many are in which state, who and what has moved, and why some do not go on.
     *
     * @param shards that this process knows
     */
    record Progress(
            long planned,
            long underWay,
            long done,
            long users,
            long rows,
            List<String> problems,
            List<String> shards) {}

    private record Counts(long planned, long underWay, long done, long users, long rows) {}

    Progress now() {
        return shards.main()
                .call(() -> {
                    Counts counts = database.sql(COUNTS).query(Counts.class).single();
                    return new Progress(
                            counts.planned(),
                            counts.underWay(),
                            counts.done(),
                            counts.users(),
                            counts.rows(),
                            database.sql(PROBLEMS).query(String.class).list(),
                            shards.nodes().stream().map(Place::name).toList());
                });
    }
}
