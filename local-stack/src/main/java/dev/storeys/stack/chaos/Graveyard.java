package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * The dead letters that came since a moment.
 *
 * @param begin where the topics of dead letters ended then
 */
record Graveyard(Backstage backstage, Map<TopicPartition, Long> begin) {

    private static final String PLACE = "%s read %s-%s at %s";

    /** Each poison record must lie here once for each group that reads its topic, with a reason. */
    void judge(List<RecordMetadata> poison, Map<String, Set<String>> readers) throws IOException {
        Set<String> expected = expected(poison, readers);
        backstage.bury(expected.size());
        List<String> found = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        dig(letter -> {
            found.add(place(letter));
            if (!isExplained(letter)) {
                bare.add(place(letter));
            }
        });
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(new HashSet<>(found));
        note("poison without its dead letter", expected.size(), missing);
        note("dead letters without a reason", found.size(), bare);
        note(
                "dead letters of good events",
                found.size(),
                found.stream().filter(place -> !expected.contains(place)).toList());
    }

    private void dig(Consumer<ConsumerRecord<byte[], byte[]>> reader) throws IOException {
        Topics topics = backstage.topics();
        topics.read(begin, topics.ends(Topics.DEAD), reader);
    }

    private void note(String name, long among, List<String> breaking) {
        backstage.note(Invariant.none(name, among, breaking));
    }

    private static Set<String> expected(
            List<RecordMetadata> poison, Map<String, Set<String>> readers) {
        Set<String> expected = new HashSet<>();
        for (RecordMetadata one : poison) {
            for (String group : readers.getOrDefault(one.topic(), Set.of())) {
                expected.add(PLACE.formatted(group, one.topic(), one.partition(), one.offset()));
            }
        }
        return expected;
    }

    private static String place(ConsumerRecord<byte[], byte[]> letter) {
        return PLACE.formatted(
                header(letter, "dlt-group"),
                header(letter, "dlt-topic"),
                header(letter, "dlt-partition"),
                header(letter, "dlt-offset"));
    }

    private static boolean isExplained(ConsumerRecord<byte[], byte[]> letter) {
        return Stream.of("dlt-exception", "dlt-message", "dlt-died-at")
                .noneMatch(name -> header(letter, name).isBlank());
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
