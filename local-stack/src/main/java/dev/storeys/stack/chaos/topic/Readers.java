package dev.storeys.stack.chaos.topic;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The consumer groups and how far they are. */
public record Readers(Topics topics) {

    /** The groups of each topic, as far as they have read anything of it. */
    public Map<String, Set<String>> byTopic() throws IOException {
        Map<String, Set<String>> groups = new HashMap<>();
        committed()
                .forEach((group, places) ->
                        places.keySet()
                                .forEach(place ->
                                        groups.merge(
                                                place.topic(), Set.of(group), Readers::union)));
        return groups;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** How many records some group has still to take in, counted once for each group. */
    public long behind() throws IOException {
        Map<TopicPartition, Long> ends = topics.ends(Topics.EVENTS);
        long behind = 0;
        for (Map<TopicPartition, Long> places : committed().values()) {
            Set<String> read =
                    places.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                if (read.contains(end.getKey().topic())) {
                    behind += end.getValue() - places.getOrDefault(end.getKey(), 0L);
                }
            }
        }
        return behind;
    }

    private Map<String, Map<TopicPartition, Long>> committed() throws IOException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, topics.broker()))) {
            return committed(admin);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", stop);
        } catch (ExecutionException | KafkaException failure) {
            throw new IOException("The broker cannot be asked: " + failure.getMessage(), failure);
        }
    }

    private static Map<String, Map<TopicPartition, Long>> committed(Admin admin)
            throws InterruptedException, ExecutionException {
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        for (GroupListing listed :
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get()) {
            String group = listed.groupId();
            committed.put(
                    group,
                    offsets(
                            admin.listConsumerGroupOffsets(group)
                                    .partitionsToOffsetAndMetadata()
                                    .get()));
        }
        return committed;
    }

    private static Map<TopicPartition, Long> offsets(
            Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        committed.forEach((place, offset) -> {
            if (offset != null && Topics.EVENTS.test(place.topic())) {
                offsets.put(place, offset.offset());
            }
        });
        return offsets;
    }
}
