package dev.storeys.platform.reshard;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * On the shard at which the thread works: that this process, and no other, carries a move out. A
 * process may be taken for dead while it only stands still; whoever takes over has the permit then.
 */
final class Permits {

    private final JdbcClient database;
    private final UUID me;

    Permits(JdbcClient database, UUID me) {
        this.database = database;
        this.me = me;
    }

    /** Takes it, from whomever, unless there is nothing left to do here. */
    void take(Move move) {
        database.sql(
                        """
                        INSERT INTO shard.permits (move, mover) VALUES (?, ?)
                        ON CONFLICT (move) DO UPDATE SET mover = excluded.mover WHERE permits.open
                        """)
                .params(move.number(), me)
                .update();
    }

    /** Keeps it until the transaction ends; throws {@link NotNow} if it is another's, or closed. */
    void require(Move move) {
        if (!isOpen(move)) {
            throw new NotNow("all is done here already");
        }
    }

    /** The same, but says if there is nothing left to do here. */
    boolean isOpen(Move move) {
        Optional<Permit> permit =
                database.sql("SELECT mover, open FROM shard.permits WHERE move = ? FOR UPDATE")
                        .param(move.number())
                        .query(Permit.class)
                        .optional();
        if (permit.isEmpty() || !permit.get().mover().equals(me)) {
            throw new NotNow("another process has taken over");
        }
        return permit.get().open();
    }

    /** There is nothing left to do here, for anybody. */
    void close(Move move) {
        database.sql("UPDATE shard.permits SET open = false WHERE move = ?")
                .param(move.number())
                .update();
    }

    private record Permit(UUID mover, boolean open) {}
}
