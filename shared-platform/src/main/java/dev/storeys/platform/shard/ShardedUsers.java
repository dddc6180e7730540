package dev.storeys.platform.shard;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The shards, and who is on which.
 *
 * @param deadline how long a query of all of them may take
 */
record ShardedUsers(List<Place> nodes, ShardMap placement, Residents residents, Duration deadline) {

    ShardedUsers {
        nodes = List.copyOf(nodes);
    }

    Place of(ShardKey key) {
        return named(placement.nodeOf(key));
    }

    /** For whoever knows the id only; throws {@link NoSuchResident}. */
    Place of(UUID user) {
        return named(placement.nodeOf(user));
    }

    /** Where the user will be when he has arrived, if he is being moved. */
    Place forChange(ShardKey key) {
        placement.awaitArrival(key.user());
        return of(key);
    }

    /** The same for whoever knows the id only; throws {@link NoSuchResident}. */
    Place forChange(UUID user) {
        placement.awaitArrival(user);
        return of(user);
    }

    private Place named(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no shard " + name));
    }
}
