package dev.storeys.platform.reshard;

import dev.storeys.platform.shard.Place;
import dev.storeys.platform.shard.Shards;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out one move, from wherever it is. */
final class Mover {

    private static final Logger LOG = LoggerFactory.getLogger(Mover.class);

    private static final int PASSES = 10;

    /** With so few rows left, the rest follows behind the fence. */
    private static final long FEW = 20;

    private static final Duration DRAINED = Duration.ofSeconds(10);

    private final Moves moves;
    private final UserData data;
    private final ShardTools shards;
    private final Duration grace;

    /**
     * With how long to wait until every process has heard of a change.
     *
     * @param grace twice the time between two looks, at least
     */
    Mover(Moves moves, UserData data, ShardTools shards, Duration grace) {
        this.moves = moves;
        this.data = data;
        this.shards = shards;
        this.grace = grace;
    }

    /** What is done on shards, beside copying. */
    record ShardTools(
            Shards all,
            JdbcClient database,
            TransactionTemplate transaction,
            Permits permits,
            Fences fences) {

        Place named(String name) {
            return all.nodes().stream()
                    .filter(node -> node.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NotNow("this process does not know " + name));
        }
    }

    void carryOut(Move planned) {
        Move move = planned;
        Place source = shards.named(move.source());
        Place target = shards.named(move.target());
        source.run(() -> shards.permits().take(planned));
        target.run(() -> shards.permits().take(planned));
        while (move.state() != Move.State.DONE) {
            move =
                    switch (move.state()) {
                        case PLANNED -> approach(move, source, target);
                        case FENCED -> follow(move, source, target);
                        case SWITCHED, DONE -> leave(move, source, target);
                    };
        }
        LOG.info("Moved {}", move);
    }

    private Move approach(Move move, Place source, Place target) {
        moves.requireAtSource(move, shards.all());
        List<UUID> users = usersAt(source, move);
        for (int pass = 0; pass < PASSES && copy(move, source, target, users) > FEW; pass++) {
            LOG.debug("{}: pass {}", move, pass);
        }
        return moves.enter(move, Move.State.FENCED, null);
    }

    private long copy(Move move, Place source, Place target, List<UUID> users) {
        return data.copy(source, target, users, () -> shards.permits().require(move));
    }

    private Move follow(Move move, Place source, Place target) {
        try {
            // Whoever wants to change something waits now, instead of being refused at the fence.
            Until.pause(grace);
            shards.fences().putUp(source, move);
            shards.fences().putUp(target, move);
            awaitDelivery(source);
            return switchOver(move, source, target);
        } catch (RuntimeException failure) {
            if (moves.giveUp(move, String.valueOf(failure.getMessage())) == Move.State.SWITCHED) {
                return move.in(Move.State.SWITCHED);
            }
            // They are to go on shopping where they are until this can be tried again.
            shards.fences().takeDown(source, move);
            shards.fences().takeDown(target, move);
            throw failure;
        }
    }

    private Move switchOver(Move move, Place source, Place target) {
        // Somebody may have opened an account since.
        List<UUID> users = usersAt(source, move);
        copy(move, source, target, users);
        List<String> unlike = data.unlike(source, target, users);
        if (!unlike.isEmpty()) {
            throw new NotNow("the copy is not like the original: " + unlike);
        }
        return moves.switchOver(move, users, data.rowsAt(target, users));
    }

    /** What they did before must be told before what they do at the target. */
    private void awaitDelivery(Place source) {
        for (String schema : data.schemas()) {
            long last =
                    source.call(() ->
                            database("SELECT coalesce(max(position), 0) FROM %s.outbox", schema));
            Until.holds(
                    "events of %s on %s are not delivered".formatted(schema, source.name()),
                    DRAINED,
                    () ->
                            source.call(() ->
                                    database(
                                            "SELECT count(*) FROM %s.outbox WHERE position <= "
                                                    + last,
                                            schema))
                                    == 0);
        }
    }

    private long database(String sql, String schema) {
        return shards.database().sql(sql.formatted(schema)).query(Long.class).single();
    }

    private Move leave(Move move, Place source, Place target) {
        // A process that has not heard of it changes nothing on either shard before it has.
        Until.pause(grace);
        List<UUID> users = usersAt(source, move);
        shards.fences().letIn(target, move, users);
        source.run(() ->
                shards.transaction()
                        .executeWithoutResult(status -> {
                            if (shards.permits().isOpen(move)) {
                                shards.fences().forget(move, users);
                                data.removeHere(users);
                                shards.permits().close(move);
                            }
                        }));
        return moves.enter(move, Move.State.DONE, null);
    }

    private List<UUID> usersAt(Place source, Move move) {
        UUID user = move.user();
        return source.call(() ->
                user != null
                        ? List.of(user)
                        : shards.database()
                                .sql("SELECT id FROM users.users WHERE shard.bucket(id) = ?")
                                .param(move.bucket())
                                .query(UUID.class)
                                .list());
    }
}
