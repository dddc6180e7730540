package dev.storeys.platform.shard;

import java.util.UUID;

/** Tells which node keeps a user's data. */
public interface Placement {

    /** The node's name; always the same for a user until he is moved. */
    String nodeOf(ShardKey key);

    /** The same for whoever knows the id only; throws {@link NoSuchResident}. */
    String nodeOf(UUID user);
}
