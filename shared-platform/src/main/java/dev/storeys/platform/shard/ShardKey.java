package dev.storeys.platform.shard;

import java.util.UUID;

/**
 * Whose data is meant.
 *
 * @param user the user's id
 * @param handle the user's name, which never changes
 */
public record ShardKey(UUID user, String handle) {}
