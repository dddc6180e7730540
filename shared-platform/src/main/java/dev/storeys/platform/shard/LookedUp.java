package dev.storeys.platform.shard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;
import java.util.function.Function;

/** Where users are, looked up once; what throws is not remembered. */
final class LookedUp {

    private static final int REMEMBERED = 100_000;

    private final Function<UUID, String> lookUp;
    private final Cache<UUID, String> nodes = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    LookedUp(Function<UUID, String> lookUp) {
        this.lookUp = lookUp;
    }

    String nodeOf(UUID user) {
        String known = nodes.getIfPresent(user);
        if (known != null) {
            return known;
        }
        String node = lookUp.apply(user);
        nodes.put(user, node);
        return node;
    }
}
