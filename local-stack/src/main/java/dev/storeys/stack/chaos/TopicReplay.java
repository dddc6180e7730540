package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.topic.Topics;
import dev.storeys.stack.chaos.traffic.Deal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Every record of every topic comes again, as after a broker's restore or a reset offset. */
final class TopicReplay {

    private static final int TIMES = 2;
    // There may be any number of them; what counts is that there is an end.
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private TopicReplay() {}

    static List<Deal> play(Scene scene) throws IOException {
        List<Deal> deals = scene.undisturbed();
        scene.tell("%d checkouts, now everything settles".formatted(deals.size()));
        Backstage backstage = scene.backstage();
        backstage.reckon(deals);
        Footprint before = Footprint.of(backstage.databases());
        Outside outside = Outside.of(backstage, scene.audience());
        long records = replay(scene);
        backstage.note(Invariant.atLeast("records that came again", 2L * deals.size(), records));
        backstage.note(
                Invariant.within(
                        "repeated records until all were taken in",
                        LIMIT,
                        Consumers.catchUp(backstage, LIMIT)));
        Footprint after = Footprint.of(backstage.databases());
        List<String> changed = after.changedSince(before);
        backstage.note(Invariant.none("tables changed by them", after.tables().size(), changed));
        outside.compare(backstage, Outside.of(backstage, scene.audience()));
        return deals;
    }

    private static long replay(Scene scene) throws IOException {
        Topics topics = scene.backstage().topics();
        Map<TopicPartition, Long> ends = topics.ends(Topics.EVENTS);
        long records = 0;
        for (int time = 1; time <= TIMES; time++) {
            records += replay(topics, ends);
            scene.tell("%d records written again".formatted(records));
        }
        return records;
    }

    private static long replay(Topics topics, Map<TopicPartition, Long> ends) throws IOException {
        AtomicLong count = new AtomicLong();
        try (Producer<byte[], byte[]> producer = topics.producer()) {
            topics.read(
                    Topics.beginnings(ends),
                    ends,
                    record -> {
                        // Poison of an earlier run would only die again.
                        if (!Topics.isForeign(record)) {
                            write(producer, again(record), count);
                        }
                    });
            producer.flush();
        }
        return count.get();
    }

    private static void write(
            Producer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            AtomicLong count) {
        Future<?> _ =
                producer.send(
                        record,
                        (_, failure) -> {
                            if (failure == null) {
                                count.incrementAndGet();
                            }
                        });
    }

    private static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }
}
