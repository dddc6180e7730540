package dev.storeys.bench.shard;

import dev.storeys.bench.curve.Timing;
import dev.storeys.bench.side.ShardedOrders;
import dev.storeys.platform.shard.Placement;
import dev.storeys.platform.shard.ShardKey;
import java.util.List;
import java.util.function.Consumer;

/**
 * What it takes to learn where a user is.
 *
 * @param by what of him is known
 * @param cold when he was never asked for; timed one by one, so with the clock's own few
 *     nanoseconds
 * @param warm when he was before; timed by the hundred
 * @param selectOne {@code SELECT 1} in turns with the cold ones
 */
public record LookUp(String by, Times cold, Times warm, Times selectOne) {

    /** Fewer than the platform remembers. */
    private static final int USERS = 20_000;

    private static final int BEFORE = 5_000;
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 20;

    /** By the key, which a token carries, and by the id alone; each with users of its own. */
    static List<LookUp> measure(ShardedOrders orders, List<ShardKey> people) throws Exception {
        Placement placement = orders.placement();
        int half = people.size() / 2;
        return List.of(
                of("key", key -> mustBe(placement.nodeOf(key)), orders, people.subList(0, half)),
                of(
                        "id",
                        key -> mustBe(placement.nodeOf(key.user())),
                        orders,
                        people.subList(half, people.size())));
    }

    private static LookUp of(
            String by, Consumer<ShardKey> ask, ShardedOrders orders, List<ShardKey> people)
            throws Exception {
        // What was never run is not compiled yet.
        cold(ask, orders, people.subList(0, BEFORE), new Timing());
        warm(ask, people.subList(0, BEFORE));
        List<ShardKey> users = people.subList(BEFORE, Math.min(people.size(), BEFORE + USERS));
        Timing reference = new Timing();
        Times cold = cold(ask, orders, users, reference);
        return new LookUp(by, cold, warm(ask, users), Times.of(reference, 1));
    }

    private static Times cold(
            Consumer<ShardKey> ask, ShardedOrders orders, List<ShardKey> users, Timing reference)
            throws Exception {
        Timing timing = new Timing();
        for (ShardKey user : users) {
            timing.once(() -> ask.accept(user));
            reference.once(() -> orders.database().sql("SELECT 1").query(Integer.class).single());
        }
        return Times.of(timing, 1);
    }

    private static Times warm(Consumer<ShardKey> ask, List<ShardKey> users) throws Exception {
        Timing timing = new Timing();
        for (int round = 0; round < ROUNDS; round++) {
            for (int from = 0; from + AT_ONCE <= users.size(); from += AT_ONCE) {
                List<ShardKey> some = users.subList(from, from + AT_ONCE);
                timing.once(() -> some.forEach(ask));
            }
        }
        return Times.of(timing, AT_ONCE);
    }

    /** What nobody looks at would not be done at all in the end. */
    private static void mustBe(String node) {
        if (node.isEmpty()) {
            throw new IllegalStateException("A node without a name");
        }
    }
}
