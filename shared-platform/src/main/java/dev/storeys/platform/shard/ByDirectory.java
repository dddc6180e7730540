package dev.storeys.platform.shard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;

/** By the table; whoever was looked up is remembered. */
final class ByDirectory implements Placement {

    private static final int REMEMBERED = 100_000;

    private final Residents residents;
    private final Cache<UUID, String> nodes = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    ByDirectory(Residents residents) {
        this.residents = residents;
    }

    @Override
    public String nodeOf(ShardKey key) {
        return nodeOf(key.user());
    }

    @Override
    public String nodeOf(UUID user) {
        String known = nodes.getIfPresent(user);
        if (known != null) {
            return known;
        }
        String node = residents.nodeOf(user);
        nodes.put(user, node);
        return node;
    }
}
