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

    private static final Duration PATIENCE = Duration.ofMinutes(5);
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

    void await(long target) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sum() < target) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka has %d of %d records".formatted(sum(), target));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
