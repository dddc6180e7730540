package dev.storeys.platform.shard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;

/** By the user's name; that of whoever has no token at hand is looked up, and never changes. */
final class ByRange implements Placement {

    private static final int REMEMBERED = 100_000;

    private final RangePlacement ranges;
    private final Residents residents;
    private final Cache<UUID, String> nodes = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ByRange(RangePlacement ranges, Residents residents) {
        this.ranges = ranges;
        this.residents = residents;
    }

    @Override
    public String nodeOf(ShardKey key) {
        return ranges.nodeOf(key);
    }

    @Override
    public String nodeOf(UUID user) {
        String known = nodes.getIfPresent(user);
        if (known != null) {
            return known;
        }
        String node = ranges.nodeOf(residents.keyOf(user));
        nodes.put(user, node);
        return node;
    }
}
