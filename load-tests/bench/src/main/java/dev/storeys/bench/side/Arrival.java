package dev.storeys.bench.side;

import dev.storeys.bench.server.Broker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How long an event takes from its commit to a consumer, while they come at a steady rate. */
public record Arrival(Backlog backlog, Broker broker) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Milliseconds of each event, shortest first. */
    public List<Double> milliseconds(int perSecond, Duration duration) throws Exception {
        int count = Math.toIntExact(perSecond * duration.toSeconds());
        long[] committed = new long[count];
        long[] arrived = new long[count];
        AtomicInteger missing = new AtomicInteger(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                KafkaConsumer<String, String> consumer = consumer()) {
            Future<?> reader = threads.submit(() -> read(consumer, arrived, missing));
            commitSteadily(threads, perSecond, committed, missing);
            reader.get();
        }
        return IntStream.range(0, count)
                .filter(event -> arrived[event] > 0)
                // It may be there before its writer has been told of the commit.
                .mapToDouble(event -> Math.max(0, arrived[event] - committed[event]) / 1e6)
                .sorted()
                .boxed()
                .toList();
    }

    /** Each at its own time, however long the one before takes. */
    private void commitSteadily(
            ExecutorService threads, int perSecond, long[] committed, AtomicInteger missing) {
        long start = System.nanoTime();
        for (int event = 0; event < committed.length; event++) {
            int number = event;
            LockSupport.parkNanos(start + event * 1_000_000_000L / perSecond - System.nanoTime());
            var _ =
                    threads.submit(() -> {
                        try {
                            backlog.append("latency-" + number);
                            committed[number] = System.nanoTime();
                        } catch (RuntimeException refused) {
                            System.err.println("bench: event %d: %s".formatted(number, refused));
                            missing.decrementAndGet();
                        }
                    });
        }
    }

    private KafkaConsumer<String, String> consumer() {
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.address(), "enable.auto.commit", false),
                        new StringDeserializer(),
                        new StringDeserializer());
        consumer.assign(
                IntStream.range(0, Broker.PARTITIONS)
                        .mapToObj(number -> new TopicPartition(Relay.TOPIC, number))
                        .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        return consumer;
    }

    private static void read(
            KafkaConsumer<String, String> consumer, long[] arrived, AtomicInteger missing) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (missing.get() > 0) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                arrived[Integer.parseInt(record.key().substring("latency-".length()))] =
                        System.nanoTime();
                missing.decrementAndGet();
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(missing + " events did not arrive");
            }
        }
    }
}
