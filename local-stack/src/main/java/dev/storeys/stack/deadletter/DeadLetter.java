package dev.storeys.stack.deadletter;

/**
 * An event that a consumer gave up, without its content, as {@code dlt list --json} shows it.
 *
 * @param component the application whose consumer refused it
 * @param id the event's id; records that came without one are named by topic, partition and offset
 * @param partition where it lay in the topic; 0 in an outbox
 * @param offset its place there
 * @param exception the class of what the consumer threw
 * @param message what it said, without values
 * @param diedAt ISO 8601
 */
public record DeadLetter(
        String component,
        String id,
        String group,
        String topic,
        int partition,
        long offset,
        String key,
        String exception,
        String message,
        String diedAt) {}
