package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes records that no consumer can read, each of them by the key of a real order if there is one.
 */
final class Poison {

    private static final String EVENT_ID = "event-id";
    private static final int LONGEST = 400;
    private static final int LARGE = 100_000;

    // Each is an event of no consumer, whatever its topic.
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "null",
                    "[]",
                    "42",
                    "\"OrderPlaced\"",
                    "{",
                    "{}",
                    "{\"orderId\":\"{order}\"}",
                    "{\"type\":\"OrderTeleported\",\"orderId\":\"{order}\"}",
                    "{\"type\":\"OrderConfirmed\",\"orderId\":\"none\"}",
                    "{\"type\":\"OrderPlaced\",\"orderId\":\"{order}\",\"at\":\"yesterday\"}",
                    "{\"type\":\"PaymentAuthorized\",\"orderId\":\"{order}\",\"at\":[]}",
                    "{\"type\":{\"type\":\"OrderPlaced\"}}",
                    "<event type='OrderPlaced'/>");

    private final Random random;

    Poison(Random random) {
        this.random = random;
    }

    /** One more record for the topic. */
    ProducerRecord<byte[], byte[]> next(String topic, UUID order) {
        int kind = random.nextInt(TEXTS.size() + 5);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key(order), value(kind, order));
        record.headers().add(Topics.FOREIGN, "poison".getBytes(StandardCharsets.UTF_8));
        if (kind > TEXTS.size()) {
            nameBadly(record);
        } else {
            record.headers().add(EVENT_ID, bytes(UUID.randomUUID().toString()));
        }
        return record;
    }

    private byte @Nullable [] key(UUID order) {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> garbage(LONGEST);
            default -> bytes(order.toString());
        };
    }

    private byte @Nullable [] value(int kind, UUID order) {
        int beyond = kind - TEXTS.size();
        return switch (beyond) {
            case 0 -> null;
            case 1 -> garbage(LONGEST);
            case 2 -> garbage(LARGE);
            case 3, 4 ->
                    bytes(
                            "{\"type\":\"OrderCancelled\",\"orderId\":\"%s\",\"userId\":\"%s\"}"
                                    .formatted(order, order));
            default -> bytes(TEXTS.get(kind).replace("{order}", order.toString()));
        };
    }

    // Without an id nobody could tell whether it came before.
    private void nameBadly(ProducerRecord<byte[], byte[]> record) {
        switch (random.nextInt(3)) {
            case 0 -> record.headers().add(EVENT_ID, garbage(LONGEST));
            case 1 -> record.headers().add(EVENT_ID, new byte[0]);
            default -> {
                // None at all.
            }
        }
    }

    private byte[] garbage(int longest) {
        byte[] garbage = new byte[1 + random.nextInt(longest)];
        random.nextBytes(garbage);
        return garbage;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
