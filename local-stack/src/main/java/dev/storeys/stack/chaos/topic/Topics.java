package dev.storeys.stack.chaos.topic;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All topics of the shop, where its stage has a broker. */
public record Topics(Plan plan) {

    private static final String SHOP = "storeys.";
    private static final String DEAD_LETTERS = ".dlt";

    /** Topics that consumers read. */
    public static final Predicate<String> EVENTS =
            name -> name.startsWith(SHOP) && !name.endsWith(DEAD_LETTERS);

    /** Topics of what consumers refused. */
    public static final Predicate<String> DEAD =
            name -> name.startsWith(SHOP) && name.endsWith(DEAD_LETTERS);

    /** The header of records that no part of the shop wrote. */
    public static final String FOREIGN = "chaos";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int BYTES_AT_ONCE = 256 * 1024;

    /** What is done with the records' reader. */
    private interface Use<T> {
        T of(KafkaConsumer<byte[], byte[]> consumer);
    }

    public boolean exist() {
        return plan.stage().components().stream().anyMatch(Topics::isBroker);
    }

    private static boolean isBroker(Component component) {
        return component.kind() == Kind.KAFKA;
    }

    /** Where the next record of each partition will lie. */
    public Map<TopicPartition, Long> ends(Predicate<String> topics) throws IOException {
        return use(consumer ->
                consumer.endOffsets(
                        consumer.listTopics().values().stream()
                                .flatMap(partitions -> partitions.stream())
                                .filter(partition -> topics.test(partition.topic()))
                                .map(partition ->
                                        new TopicPartition(
                                                partition.topic(), partition.partition()))
                                .toList()));
    }

    /** The same places, at the beginning of everything. */
    public static Map<TopicPartition, Long> beginnings(Map<TopicPartition, Long> places) {
        return places.keySet().stream().collect(Collectors.toMap(place -> place, _ -> 0L));
    }

    /**
     * Reads what lies between, the records of one partition in their order.
     *
     * @param from a partition that is not in it is read from its beginning
     */
    public void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Consumer<ConsumerRecord<byte[], byte[]>> reader)
            throws IOException {
        use(consumer -> {
            consumer.assign(to.keySet());
            to.keySet().forEach(place -> consumer.seek(place, from.getOrDefault(place, 0L)));
            while (to.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL)
                        .forEach(record -> {
                            TopicPartition place =
                                    new TopicPartition(record.topic(), record.partition());
                            if (record.offset() < to.getOrDefault(place, 0L)) {
                                reader.accept(record);
                            }
                        });
            }
            return true;
        });
    }

    private <T> T use(Use<T> use) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            return use.of(consumer);
        } catch (KafkaException failure) {
            throw new IOException("The topics cannot be read: " + failure.getMessage(), failure);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker(),
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        BYTES_AT_ONCE,
                        // What lies before the beginning is gone by its age.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Whether no part of the shop wrote it. */
    public static boolean isForeign(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(FOREIGN) != null;
    }

    /** Adds records and returns where each of them lies. */
    public List<RecordMetadata> write(List<ProducerRecord<byte[], byte[]>> records)
            throws IOException {
        try (Producer<byte[], byte[]> producer = producer()) {
            List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
            List<RecordMetadata> places = new ArrayList<>();
            for (Future<RecordMetadata> place : sent) {
                places.add(place.get());
            }
            return places;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stop);
        } catch (ExecutionException failure) {
            throw new IOException("The broker did not take a record", failure);
        }
    }

    /** For records of one's own making, more than one wants to hold. */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    String broker() {
        return plan.stage().components().stream()
                .filter(Topics::isBroker)
                .map(component -> "127.0.0.1:" + plan.endpoint(component.name()).port())
                .findFirst()
                .orElseThrow();
    }
}
