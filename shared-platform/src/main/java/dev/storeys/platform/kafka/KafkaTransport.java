package dev.storeys.platform.kafka;

import dev.storeys.platform.outbox.OutgoingEvent;
import dev.storeys.platform.outbox.Transport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Sends events as records and counts one as delivered when the broker has acknowledged it. The
 * producer never gives up one record and goes on with the next, which might be of the same key; it
 * is this class that loses patience, and then it throws the producer away with all that it holds.
 */
final class KafkaTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransport.class);

    private final ProducerFactory<byte[], byte[]> producers;
    private final Duration patience;

    KafkaTransport(ProducerFactory<byte[], byte[]> defaults, Duration patience) {
        this.producers =
                defaults.copyWithConfigurationOverride(
                        Map.of(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE));
        if (producers instanceof DefaultKafkaProducerFactory<byte[], byte[]> factory) {
            // What waits in it must not be sent any more when its events are offered again.
            factory.setPhysicalCloseTimeout(0);
        }
        this.patience = patience;
    }

    @Override
    public Delivery take(List<OutgoingEvent> batch) {
        long deadline = System.nanoTime() + patience.toNanos();
        return new Sent(batch, send(batch), deadline);
    }

    /** Records in the producer, which sends those of later batches after them. */
    private final class Sent implements Delivery {

        private final List<OutgoingEvent> batch;
        private final List<Future<RecordMetadata>> acknowledgements;
        private final long deadline;

        Sent(
                List<OutgoingEvent> batch,
                List<Future<RecordMetadata>> acknowledgements,
                long deadline) {
            this.batch = batch;
            this.acknowledgements = acknowledgements;
            this.deadline = deadline;
        }

        @Override
        public boolean mayBeFollowed() {
            return acknowledgements.size() == batch.size();
        }

        @Override
        public List<OutgoingEvent> await() {
            int delivered = 0;
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                if (!acknowledged(acknowledgement, deadline - System.nanoTime())) {
                    break;
                }
                delivered++;
            }
            if (delivered < batch.size()) {
                producers.reset();
            }
            return batch.subList(0, delivered);
        }
    }

    private List<Future<RecordMetadata>> send(List<OutgoingEvent> batch) {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(batch.size());
        try {
            Producer<byte[], byte[]> producer = producers.createProducer();
            for (OutgoingEvent event : batch) {
                acknowledgements.add(producer.send(record(event)));
            }
        } catch (RuntimeException unreachable) {
            // The first send that finds no broker ends the round; each further would wait as long.
            LOG.warn("Kafka does not take events: {}", unreachable.toString());
        }
        return acknowledgements;
    }

    private static boolean acknowledged(Future<RecordMetadata> acknowledgement, long nanos) {
        try {
            acknowledgement.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("Kafka did not acknowledge an event: {}", failure.toString());
            return false;
        }
    }

    private static ProducerRecord<byte[], byte[]> record(OutgoingEvent event) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        event.topic(),
                        event.key().getBytes(StandardCharsets.UTF_8),
                        event.payload().getBytes(StandardCharsets.UTF_8));
        Headers.add(record, Headers.EVENT_ID, event.id());
        return record;
    }

    /** Closes the producer with the process. */
    void close() {
        producers.reset();
    }
}
