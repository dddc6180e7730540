package dev.storeys.platform.shard;

import dev.storeys.platform.database.DirectConnections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A database in which a module keeps something: the main one, or a shard.
 *
 * @param name the shard's; {@code main} for the main database
 */
public record Place(String name, DirectConnections connections) {

    private static final ScopedValue<Visit> VISIT = ScopedValue.newInstance();

    /** Where a thread is, and on whose data it works. */
    private record Visit(String place, @Nullable UUID owner) {}

    /**
     * What is done here, by the thread that says so: its connections are this database's.
     *
     * @throws IllegalStateException within a transaction of another database
     */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return call(null, work);
    }

    /** The same with the data of this user. */
    <T, X extends Throwable> T call(
            @Nullable UUID owner, ScopedValue.CallableOp<? extends T, X> work) throws X {
        if (!name.equals(here()) && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A transaction on %s cannot go on on %s".formatted(here(), name));
        }
        return ScopedValue.where(VISIT, new Visit(name, owner)).<T, X>call(work);
    }

    /** As {@link #call}. */
    public void run(Runnable work) {
        this.<Object, RuntimeException>call(() -> {
            work.run();
            return name;
        });
    }

    /** Where this thread is; at the main database unless somebody said otherwise. */
    public static String here() {
        return VISIT.isBound() ? VISIT.get().place() : Shards.MAIN;
    }

    /** On whose data this thread works, if that was said. */
    public static @Nullable UUID owner() {
        return VISIT.isBound() ? VISIT.get().owner() : null;
    }
}
