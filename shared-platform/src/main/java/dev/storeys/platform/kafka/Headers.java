package dev.storeys.platform.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** The headers of records, all of them text. */
final class Headers {

    /** Names an event, for the inbox. */
    static final String EVENT_ID = "event-id";

    /** Who refused a dead letter, why and when, and where it had lain. */
    static final String GROUP = "dlt-group";

    static final String EXCEPTION = "dlt-exception";
    static final String MESSAGE = "dlt-message";
    static final String TOPIC = "dlt-topic";
    static final String PARTITION = "dlt-partition";
    static final String OFFSET = "dlt-offset";
    static final String KEY = "dlt-key";
    static final String DIED_AT = "dlt-died-at";

    private Headers() {}

    static void add(ProducerRecord<byte[], byte[]> record, String name, Object value) {
        record.headers().add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String get(ConsumerRecord<byte[], byte[]> record, String name, String otherwise) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? otherwise
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
