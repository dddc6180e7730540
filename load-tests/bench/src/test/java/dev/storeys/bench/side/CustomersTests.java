package dev.storeys.bench.side;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.platform.shard.Buckets;
import dev.storeys.platform.shard.ShardKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CustomersTests {

    @Test
    void areAsManyOnEachShard() {
        List<String> shards = List.of("shard-1", "shard-2", "shard-3");
        Buckets placement = Buckets.even(shards);

        List<ShardKey> customers = Customers.onEach(shards, placement, 5);

        assertThat(
                        customers.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                placement::nodeOf, Collectors.counting())))
                .isEqualTo(Map.of("shard-1", 5L, "shard-2", 5L, "shard-3", 5L));
    }
}
