package dev.storeys.platform.kafka;

import dev.storeys.platform.outbox.OutgoingEvent;
import dev.storeys.platform.outbox.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Sends events as records and counts one as delivered when the broker has acknowledged it. */
final class KafkaTransport implements Transport {

    /** The record header that names an event, for the inbox. */
    static final String EVENT_ID = "event-id";

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransport.class);

    private final KafkaTemplate<String, String> kafka;

    KafkaTransport(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public int deliver(List<OutgoingEvent> batch) {
        List<CompletableFuture<?>> acknowledgements = new ArrayList<>();
        try {
            for (OutgoingEvent event : batch) {
                acknowledgements.add(kafka.send(record(event)));
            }
        } catch (RuntimeException unreachable) {
            // The first send that finds no broker ends the round; each further one would wait as
            // long.
            LOG.warn("Kafka does not take events: {}", unreachable.toString());
        }
        int delivered = 0;
        for (CompletableFuture<?> acknowledgement : acknowledgements) {
            if (!acknowledged(acknowledgement)) {
                break;
            }
            delivered++;
        }
        return delivered;
    }

    private static boolean acknowledged(CompletableFuture<?> acknowledgement) {
        try {
            // Bounded by the producer's own delivery timeout.
            acknowledgement.join();
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("Kafka did not acknowledge an event: {}", failure.toString());
            return false;
        }
    }

    private static ProducerRecord<String, String> record(OutgoingEvent event) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(event.topic(), event.key(), event.payload());
        record.headers().add(EVENT_ID, event.id().toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
