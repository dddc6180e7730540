package dev.storeys.platform.shard;

import java.util.UUID;

/** By the user's name; that of whoever has no token at hand is looked up, and never changes. */
record ByRange(RangePlacement ranges, LookedUp nodes) implements Placement {

    static ByRange of(RangePlacement ranges, Residents residents) {
        return new ByRange(ranges, new LookedUp(user -> ranges.nodeOf(residents.keyOf(user))));
    }

    @Override
    public String nodeOf(ShardKey key) {
        return ranges.nodeOf(key);
    }

    @Override
    public String nodeOf(UUID user) {
        return nodes.nodeOf(user);
    }
}
