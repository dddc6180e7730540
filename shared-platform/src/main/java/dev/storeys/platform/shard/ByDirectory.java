package dev.storeys.platform.shard;

import java.util.UUID;

/** By the table; whoever was looked up is remembered. */
record ByDirectory(LookedUp nodes) implements Placement {

    static ByDirectory of(Residents residents) {
        return new ByDirectory(new LookedUp(residents::nodeOf));
    }

    @Override
    public String nodeOf(ShardKey key) {
        return nodeOf(key.user());
    }

    @Override
    public String nodeOf(UUID user) {
        return nodes.nodeOf(user);
    }
}
