package dev.storeys.platform.shard;

/** Tells which node keeps a user's data. */
public interface Placement {

    /** The node's name; always the same for a user until he is moved. */
    String nodeOf(ShardKey key);
}
