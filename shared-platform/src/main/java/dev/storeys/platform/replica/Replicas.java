package dev.storeys.platform.replica;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All standby servers of one primary. */
record Replicas(List<Replica> all, AtomicInteger turn) implements AutoCloseable {

    Replicas(List<Replica> all) {
        this(List.copyOf(all), new AtomicInteger());
    }

    /** The next that may be read from, each in its turn; nothing if there is none. */
    @Nullable Replica next() {
        int first = turn.getAndIncrement();
        for (int step = 0; step < all.size(); step++) {
            Replica replica = all.get(Math.floorMod(first + step, all.size()));
            if (replica.isFit()) {
                return replica;
            }
        }
        return null;
    }

    @Override
    public void close() {
        all.forEach(Replica::close);
    }
}
