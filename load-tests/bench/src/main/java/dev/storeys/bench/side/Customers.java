package dev.storeys.bench.side;

import dev.storeys.platform.id.Ids;
import dev.storeys.platform.shard.Placement;
import dev.storeys.platform.shard.ShardKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Customers whom nobody knows yet. */
final class Customers {

    private Customers() {}

    /** As many on each of these shards: as others would have come who are left out. */
    static List<ShardKey> onEach(List<String> shards, Placement placement, int each) {
        Map<String, Integer> missing = new HashMap<>();
        shards.forEach(shard -> missing.put(shard, each));
        List<ShardKey> customers = new ArrayList<>();
        while (customers.size() < shards.size() * each) {
            ShardKey customer = new ShardKey(Ids.next(), "bench");
            String shard = placement.nodeOf(customer);
            if (missing.merge(shard, -1, Integer::sum) >= 0) {
                customers.add(customer);
            }
        }
        return List.copyOf(customers);
    }
}
