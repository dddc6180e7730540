package dev.storeys.platform.kafka;

import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.DeadLetter;
import dev.storeys.platform.inbox.DeadLetters;
import dev.storeys.platform.inbox.DeadLettersUnavailable;
import dev.storeys.platform.inbox.Reason;
import dev.storeys.platform.inbox.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Dead letters in a topic beside the one they came from. It is compacted: a letter's key names its
 * consumer and event, a later letter of that name replaces it, and an empty record removes it.
 */
record DeadLetterTopic(
        KafkaTemplate<byte[], byte[]> kafka, ConsumerFactory<byte[], byte[]> consumers)
        implements DeadLetters {

    static final String SUFFIX = ".dlt";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void bury(Subscription<?> subscription, DeadLetter letter) {
        Arrival arrival = letter.arrival();
        ProducerRecord<byte[], byte[]> record = named(letter, arrival.payload().bytes());
        Headers.add(record, Headers.EVENT_ID, arrival.id());
        Headers.add(record, Headers.GROUP, letter.group());
        Headers.add(record, Headers.EXCEPTION, letter.reason().exception());
        Headers.add(record, Headers.MESSAGE, letter.reason().message());
        Headers.add(record, Headers.TOPIC, arrival.topic());
        Headers.add(record, Headers.PARTITION, arrival.place().partition());
        Headers.add(record, Headers.OFFSET, arrival.place().offset());
        Headers.add(record, Headers.KEY, arrival.key());
        Headers.add(record, Headers.DIED_AT, letter.diedAt());
        send(record);
    }

    @Override
    public void forget(Subscription<?> subscription, DeadLetter letter) {
        send(named(letter, null));
    }

    private static ProducerRecord<byte[], byte[]> named(
            DeadLetter letter, byte @Nullable [] value) {
        String name = letter.group() + "/" + letter.arrival().id();
        return new ProducerRecord<>(
                letter.arrival().topic() + SUFFIX, name.getBytes(StandardCharsets.UTF_8), value);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            kafka.send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", stop);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException("The dead-letter topic takes nothing now", failure);
        }
    }

    @Override
    public List<DeadLetter> of(Subscription<?> subscription) {
        Map<String, DeadLetter> letters = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records(subscription.topic() + SUFFIX)) {
            if (record.key() == null) {
                continue;
            }
            String name = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                letters.remove(name);
            } else if (Headers.get(record, Headers.GROUP, "").equals(subscription.group())) {
                letters.put(name, letter(record));
            }
        }
        List<DeadLetter> all = new ArrayList<>(letters.values());
        all.sort(Comparator.comparing(DeadLetter::diedAt));
        return all;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "dead-letters")) {
            return TopicReader.all(consumer, topic, PATIENCE);
        } catch (org.apache.kafka.common.KafkaException failure) {
            LOG.warn("{} cannot be read: {}", topic, failure.toString());
            throw new DeadLettersUnavailable();
        }
    }

    private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                Headers.get(record, Headers.GROUP, ""),
                new Arrival(
                        Headers.get(record, Headers.EVENT_ID, ""),
                        Headers.get(record, Headers.TOPIC, ""),
                        Headers.get(record, Headers.KEY, ""),
                        Arrival.Payload.of(record.value()),
                        new Arrival.Place(
                                Integer.parseInt(Headers.get(record, Headers.PARTITION, "-1")),
                                Long.parseLong(Headers.get(record, Headers.OFFSET, "-1")))),
                new Reason(
                        Headers.get(record, Headers.EXCEPTION, ""),
                        Headers.get(record, Headers.MESSAGE, "")),
                Instant.parse(Headers.get(record, Headers.DIED_AT, Instant.EPOCH.toString())));
    }
}
