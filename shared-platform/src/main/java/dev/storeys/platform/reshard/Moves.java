package dev.storeys.platform.reshard;

import dev.storeys.platform.shard.Place;
import dev.storeys.platform.shard.Shards;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** All moves, in the main database, and who is where because of them. */
final class Moves {

    private final Place main;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final UUID me;

    Moves(Place main, JdbcClient database, TransactionTemplate transaction, UUID me) {
        this.main = main;
        this.database = database;
        this.transaction = transaction;
        this.me = me;
    }

    /** Some to go on with, which are this process's from now on. */
    List<Move> next(int most) {
        return main.call(() ->
                database.sql(
                                """
                                UPDATE shards.moves SET mover = ? WHERE number IN (
                                    SELECT number FROM shards.moves WHERE state <> 'DONE'
                                    ORDER BY problem IS NOT NULL, number LIMIT ?)
                                RETURNING number, bucket, user_id AS "user", source, target, state
                                """)
                        .params(me, most)
                        .query(Move.class)
                        .list());
    }

    /** The process that calls itself so. */
    UUID holder() {
        return me;
    }

    boolean areOpen() {
        return main.call(() ->
                database.sql("SELECT EXISTS (SELECT FROM shards.moves WHERE state <> 'DONE')")
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Every process hears of it at its next look at the version. Throws {@link NotNow} if it is
     * another process's, or no longer in the state that it had.
     */
    Move enter(Move move, Move.State state, @Nullable String problem) {
        return main.call(() -> {
            if (!enterHere(move, state, problem)) {
                throw new NotNow("another process has taken over");
            }
            return move.in(state);
        });
    }

    /**
     * Lets it wait after a failure. Whether everybody was told may be unknown, as the answer to a
     * commit can get lost: then this waits for what becomes of it, and says it.
     */
    Move.State giveUp(Move move, String problem) {
        return main.call(() ->
                enterHere(move, Move.State.PLANNED, problem)
                        ? Move.State.PLANNED
                        : database.sql(
                                        "SELECT state FROM shards.moves WHERE number = ? AND mover = ?")
                                .params(move.number(), me)
                                .query(Move.State.class)
                                .optional()
                                .orElseThrow(() -> new NotNow("another process has taken over")));
    }

    private boolean enterHere(Move move, Move.State state, @Nullable String problem) {
        return database.sql(
                                """
                                WITH entered AS (
                                    UPDATE shards.moves SET state = :next, problem = :problem,
                                        ended_at = CASE WHEN :next = 'DONE' THEN now() END
                                    WHERE number = :number AND mover = :me AND state = :state
                                    RETURNING number
                                )
                                UPDATE shards.version SET number = version.number + 1 FROM entered
                                """)
                        .param("next", state.name())
                        .param("problem", problem)
                        .param("number", move.number())
                        .param("me", me)
                        .param("state", move.state().name())
                        .update()
                == 1;
    }

    /** A bucket's move may have taken a user along who was to go on a way of his own. */
    void requireAtSource(Move move, Shards shards) {
        UUID user = move.user();
        String here = user == null ? move.source() : shards.whereIs(user);
        if (here.equals(move.source())) {
            return;
        }
        if (here.equals(move.target())) {
            enter(move, Move.State.DONE, null);
        } else {
            main.run(() ->
                    database.sql("UPDATE shards.moves SET source = ? WHERE number = ?")
                            .params(here, move.number())
                            .update());
        }
        throw new NotNow("the user is on %s meanwhile".formatted(here));
    }

    /** Says why it does not go on. */
    void note(Move move, String problem) {
        main.run(() ->
                database.sql("UPDATE shards.moves SET problem = ? WHERE number = ? AND mover = ?")
                        .params(problem, move.number(), me)
                        .update());
    }

    /** Tells everybody where they are now. */
    Move switchOver(Move move, Collection<UUID> users, long rows) {
        return main.call(() ->
                transaction.execute(status -> {
                    Move switched = enter(move, Move.State.SWITCHED, null);
                    if (move.bucket() == null) {
                        sendUser(move);
                    } else {
                        sendBucket(move, users);
                    }
                    database.sql("UPDATE shards.moves SET users = ?, rows = ? WHERE number = ?")
                            .params(users.size(), rows, move.number())
                            .update();
                    return switched;
                }));
    }

    private void sendBucket(Move move, Collection<UUID> users) {
        database.sql("UPDATE shards.buckets SET node = ? WHERE bucket = ?")
                .param(move.target())
                .param(move.bucket())
                .update();
        // Whoever was brought there by himself is one of the bucket's again.
        database.sql("UPDATE shards.users SET node = NULL WHERE id = ANY (?)")
                .param(users.toArray(UUID[]::new))
                .update();
    }

    private void sendUser(Move move) {
        database.sql("UPDATE shards.users SET node = ? WHERE id = ?")
                .param(move.target())
                .param(move.user())
                .update();
        database.sql(
                        """
                        UPDATE shards.nodes SET users = users + CASE name WHEN ? THEN 1 ELSE -1 END
                        WHERE name IN (?, ?)
                            AND EXISTS (SELECT FROM shards.strategy WHERE strategy = 'directory')
                        """)
                .params(move.target(), move.target(), move.source())
                .update();
    }
}
