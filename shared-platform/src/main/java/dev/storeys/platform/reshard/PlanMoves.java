package dev.storeys.platform.reshard;

import dev.storeys.platform.shard.Buckets;
import dev.storeys.platform.shard.Place;
import dev.storeys.platform.shard.Shards;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds out who has to move, and has it done. */
final class PlanMoves {

    private final JdbcClient database;
    private final Shards shards;
    private final TransactionTemplate transaction;

    PlanMoves(JdbcClient database, Shards shards, TransactionTemplate transaction) {
        this.database = database;
        this.shards = shards;
        this.transaction = transaction;
    }

    /**
     * The fewest buckets, after which these shards keep as many each, and others none; a shard need
     * not be there yet.
     */
    List<Move> over(List<String> nodes) {
        String strategy =
                shards.main()
                        .call(() ->
                                database.sql("SELECT strategy FROM shards.strategy")
                                        .query(String.class)
                                        .single());
        if (!strategy.equals("hash")) {
            throw new NoBuckets(strategy);
        }
        return Buckets.of(bucketNodes()).movesTo(nodes).stream()
                .map(move -> planned(move.bucket(), null, move.from(), move.to()))
                .toList();
    }

    private List<String> bucketNodes() {
        return shards.main()
                .call(() ->
                        database.sql("SELECT node FROM shards.buckets ORDER BY bucket")
                                .query(String.class)
                                .list());
    }

    /** One user's move; none if he is there. */
    List<Move> of(UUID user, String node) {
        requireKnown(node);
        String now = shards.whereIs(user);
        return now.equals(node) ? List.of() : List.of(planned(null, user, now, node));
    }

    /**
     * From now on these are carried out, also if this process ends; none if one of them is on the
     * way already.
     */
    void begin(List<Move> planned) {
        planned.forEach(move -> requireKnown(move.target()));
        try {
            shards.main()
                    .run(() ->
                            transaction.executeWithoutResult(
                                    status -> planned.forEach(this::begin)));
        } catch (DuplicateKeyException onTheWay) {
            throw new AlreadyMoving(onTheWay);
        }
    }

    private void begin(Move move) {
        database.sql(
                        "INSERT INTO shards.moves (bucket, user_id, source, target) VALUES (?, ?, ?, ?)")
                .param(move.bucket())
                .param(move.user())
                .param(move.source())
                .param(move.target())
                .update();
    }

    private static Move planned(
            @Nullable Integer bucket, @Nullable UUID user, String source, String target) {
        return new Move(0, bucket, user, source, target, Move.State.PLANNED);
    }

    private void requireKnown(String node) {
        if (shards.nodes().stream().map(Place::name).noneMatch(node::equals)) {
            throw new UnknownShard(node, shards.nodes().stream().map(Place::name).toList());
        }
    }
}
