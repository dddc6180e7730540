package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.topic.Topics;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** What the topics tell since a run began, where the stage has a broker. */
record Events(Topics topics, Map<TopicPartition, Long> begin) {

    private static final String ORDERS = "storeys.orders";
    private static final String PAYMENTS = "storeys.payments";
    private static final Set<String> TOLD = Set.of(ORDERS, PAYMENTS);
    private static final String ID = "event-id";
    private static final Pattern TYPE = Pattern.compile("\"type\":\"(\\w+)\"");

    static Events since(Plan plan) throws IOException {
        Topics topics = new Topics(plan);
        return new Events(topics, topics.exist() ? topics.ends(Topics.EVENTS) : Map.of());
    }

    boolean exist() {
        return topics.exist();
    }

    /** How many records were ever refused for good. */
    long dead() throws IOException {
        return topics.ends(Topics.DEAD).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The kinds of events of each order as they lie in their topics, repeats left out. */
    Told told() throws IOException {
        Told told = new Told(new HashMap<>(), new HashMap<>());
        Set<String> seen = new HashSet<>();
        topics.read(
                begin,
                topics.ends(TOLD::contains),
                record -> {
                    // What has no id is none of the shop's own records.
                    String id = header(record);
                    if (!id.isEmpty()
                            && !Topics.isForeign(record)
                            && seen.add(record.topic() + id)) {
                        told.by(record.topic())
                                .computeIfAbsent(order(record), _ -> new ArrayList<>())
                                .add(type(record));
                    }
                });
        return told;
    }

    private static UUID order(ConsumerRecord<byte[], byte[]> record) {
        return UUID.fromString(new String(record.key(), StandardCharsets.UTF_8));
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        Matcher type = TYPE.matcher(new String(record.value(), StandardCharsets.UTF_8));
        return type.find() ? type.group(1) : "of no type";
    }

    private static String header(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(ID);
        return id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
    }

    /**
     * Events by the order they tell of.
     *
     * @param orders what order-service published
     * @param payments what payment-service published
     */
    record Told(Map<UUID, List<String>> orders, Map<UUID, List<String>> payments) {

        private Map<UUID, List<String>> by(String topic) {
            return topic.equals(ORDERS) ? orders : payments;
        }
    }
}
