package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events that a broker keeps, where the stage has one. */
record Events(Plan plan) {

    private static final String ORDERS = "storeys.orders";
    private static final String DEAD_LETTERS = ".dlt";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 20_000;

    boolean exist() {
        return plan.stage().components().stream().anyMatch(Events::isBroker);
    }

    private static boolean isBroker(Component component) {
        return component.kind() == Kind.KAFKA;
    }

    /** The orders of which the topic tells that they were placed. */
    Set<UUID> placed() throws IOException {
        Set<UUID> orders = new HashSet<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            Map<TopicPartition, Long> ends = ends(consumer, List.of(ORDERS));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                    if (record.value().contains("\"type\":\"OrderPlaced\"")) {
                        orders.add(UUID.fromString(record.key()));
                    }
                }
            }
            return orders;
        } catch (KafkaException failure) {
            throw new IOException("The topics cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** How many records were ever refused for good. */
    long dead() throws IOException {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<String> topics =
                    consumer.listTopics().keySet().stream()
                            .filter(topic -> topic.endsWith(DEAD_LETTERS))
                            .toList();
            return ends(consumer, topics).values().stream().mapToLong(Long::longValue).sum();
        } catch (KafkaException failure) {
            throw new IOException("The topics cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static Map<TopicPartition, Long> ends(
            KafkaConsumer<String, String> consumer, Collection<String> topics) {
        List<TopicPartition> partitions =
                topics.stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(partition ->
                                new TopicPartition(partition.topic(), partition.partition()))
                        .toList();
        return consumer.endOffsets(partitions);
    }

    private KafkaConsumer<String, String> consumer() {
        String broker =
                plan.stage().components().stream()
                        .filter(Events::isBroker)
                        .map(Component::name)
                        .findFirst()
                        .orElseThrow();
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + plan.endpoint(broker).port(),
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
