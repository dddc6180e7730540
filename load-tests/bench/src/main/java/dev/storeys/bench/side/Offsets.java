package dev.storeys.bench.side;

import dev.storeys.bench.server.Broker;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many records a topic has, by its offsets. */
record Offsets(Admin admin, String topic) implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    long sum() throws Exception {
        Map<TopicPartition, OffsetSpec> ends =
                IntStream.range(0, Broker.PARTITIONS)
                        .mapToObj(number -> new TopicPartition(topic, number))
                        .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Waits for so many, but not after that time of the nanosecond clock; returns the number. */
    long await(long target, long until) throws Exception {
        long sum = sum();
        while (sum < target && System.nanoTime() < until) {
            Thread.sleep(BETWEEN_LOOKS);
            sum = sum();
        }
        return sum;
    }

    @Override
    public void close() {
        admin.close();
    }
}
