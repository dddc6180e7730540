package dev.storeys.platform.shard;

import java.util.Set;
import java.util.UUID;

/**
 * Who is being moved at one time, so that nothing of theirs can be changed.
 *
 * @param buckets all whose ids are in these
 * @param users and these, each by himself
 */
record UnderWay(Set<Integer> buckets, Set<UUID> users) {

    UnderWay {
        buckets = Set.copyOf(buckets);
        users = Set.copyOf(users);
    }

    boolean includes(UUID user) {
        return users.contains(user) || (!buckets.isEmpty() && buckets.contains(Buckets.of(user)));
    }
}
