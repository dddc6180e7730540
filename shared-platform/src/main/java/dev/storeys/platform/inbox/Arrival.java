package dev.storeys.platform.inbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An event as it came from a transport, unread: what it holds may be anything.
 *
 * @param id the event's id; a record without one is named by its place
 * @param key arrivals of one key are handled one after another
 * @param payload raw, so that a dead letter is byte for byte what arrived
 */
public record Arrival(String id, String topic, String key, Payload payload, Place place) {

    /** Where it lay: in a partition of a topic, or in an outbox, which is one partition. */
    public record Place(int partition, long offset) {}

    /** Bytes that should be JSON. */
    public static final class Payload {

        private final byte[] bytes;

        private Payload(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The caller does not change the bytes any more. */
        public static Payload of(byte[] bytes) {
            return new Payload(bytes);
        }

        public static Payload of(String text) {
            return new Payload(text.getBytes(StandardCharsets.UTF_8));
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    UUID eventId() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException nameless) {
            throw new Unreadable("It has no event id", nameless);
        }
    }
}
