package dev.storeys.platform.reshard;

import dev.storeys.platform.shard.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What shards are told of whom they take no changes for; see {@code db/shard/node}. */
final class Fences {

    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(20);

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Permits permits;

    Fences(JdbcClient database, TransactionTemplate transaction, Permits permits) {
        this.database = database;
        this.transaction = transaction;
        this.permits = permits;
    }

    /** From now on they change nothing there, and what they changed before can be seen. */
    void putUp(Place place, Move move) {
        place.run(() -> {
            transaction.executeWithoutResult(status -> {
                permits.require(move);
                set(move, true);
            });
            // Whoever has a number by now may have looked before there was a fence.
            String next =
                    database.sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
                            .query(String.class)
                            .single();
            Until.holds(
                    "a transaction on %s does not end".formatted(place.name()),
                    LONGEST_TRANSACTION,
                    () -> nobodyIsOlderThan(next));
        });
    }

    private boolean nobodyIsOlderThan(String number) {
        return database.sql("SELECT pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    /** The move is given up for now. */
    void takeDown(Place place, Move move) {
        place.run(() ->
                transaction.executeWithoutResult(status -> {
                    permits.require(move);
                    set(move, false);
                }));
    }

    /** Those who came are at home here now. */
    void letIn(Place place, Move move, Collection<UUID> users) {
        place.run(() ->
                transaction.executeWithoutResult(status -> {
                    if (permits.isOpen(move)) {
                        forget(move, users);
                        set(move, false);
                        permits.close(move);
                    }
                }));
    }

    /** Those of a bucket are under its fence alone. */
    void forget(Move move, Collection<UUID> users) {
        if (move.bucket() != null) {
            database.sql("DELETE FROM shard.fenced_users WHERE user_id = ANY (?)")
                    .param(users.toArray(UUID[]::new))
                    .update();
        }
    }

    private void set(Move move, boolean fenced) {
        if (move.bucket() == null) {
            database.sql(
                            """
                            INSERT INTO shard.fenced_users (user_id, fenced) VALUES (?, ?)
                            ON CONFLICT (user_id) DO UPDATE SET fenced = excluded.fenced
                            """)
                    .param(move.user())
                    .param(fenced)
                    .update();
        } else if (fenced) {
            database.sql("INSERT INTO shard.fenced_buckets VALUES (?) ON CONFLICT DO NOTHING")
                    .param(move.bucket())
                    .update();
        } else {
            database.sql("DELETE FROM shard.fenced_buckets WHERE bucket = ?")
                    .param(move.bucket())
                    .update();
        }
    }
}
