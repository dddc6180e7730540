package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.topic.Readers;
import dev.storeys.stack.chaos.topic.Topics;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records that nobody can read come between those of the orders. */
final class Poisoning {

    private static final int RECORDS = 1_000;
    private static final int PORTIONS = 20;
    private static final Duration GIVE_UP = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Scene scene;
    private final Backstage backstage;
    private final Random random;

    private Poisoning(Scene scene) {
        this.scene = scene;
        this.backstage = scene.backstage();
        this.random = new Random(scene.random().nextLong());
    }

    static List<Deal> play(Scene scene) throws IOException {
        return new Poisoning(scene).play();
    }

    private List<Deal> play() throws IOException {
        Map<String, Set<String>> readers = new Readers(backstage.topics()).byTopic();
        Map<TopicPartition, Long> graves = backstage.topics().ends(Topics.DEAD);
        try (Traffic traffic = scene.opened()) {
            List<RecordMetadata> poison = pour(List.copyOf(readers.keySet()), traffic);
            scene.tell("%d poison records, %d checkouts".formatted(poison.size(), traffic.begun()));
            backstage.note(
                    Invariant.within(
                            "the last poison until all was taken in",
                            LIMIT,
                            Consumers.catchUp(backstage, GIVE_UP)));
            traffic.awaitBegun(scene.orders());
            List<Deal> deals = traffic.finish();
            new Graveyard(backstage, graves).judge(poison, readers);
            scene.tell("its dead letters stay: ./shop dlt list, ./shop dlt discard --all");
            return deals;
        }
    }

    private List<RecordMetadata> pour(List<String> topics, Traffic traffic) throws IOException {
        Poison poison = new Poison(random);
        List<RecordMetadata> places = new ArrayList<>();
        for (int portion = 1; portion <= PORTIONS; portion++) {
            traffic.awaitBegun(portion * scene.orders() / (PORTIONS + 1));
            List<UUID> orders = orders(traffic.soFar());
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < RECORDS / PORTIONS; i++) {
                UUID order = orders.get(random.nextInt(orders.size()));
                records.add(poison.next(topics.get(i % topics.size()), order));
            }
            places.addAll(backstage.topics().write(records));
        }
        return places;
    }

    private static List<UUID> orders(List<Deal> deals) {
        List<UUID> orders =
                new ArrayList<>(deals.stream().flatMap(deal -> deal.orders().stream()).toList());
        orders.add(UUID.randomUUID());
        return orders;
    }
}
