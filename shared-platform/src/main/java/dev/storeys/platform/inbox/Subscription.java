package dev.storeys.platform.inbox;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a module wants to hear: declared as a bean, served by whichever transport the stage has. The
 * handler runs in one transaction with the inbox row and must be quick work on the database. Events
 * of one key come one after another, those of different keys at the same time.
 *
 * @param schema the consuming module's schema
 * @param group the consumer's name; each group sees each event once
 * @param topic the topic to read
 * @param eventType the sealed interface of the topic's events
 * @param handler the effect
 * @param owner whose data the effect is on; nobody's, if it answers nothing
 */
public record Subscription<E>(
        String schema,
        String group,
        String topic,
        Class<E> eventType,
        Consumer<E> handler,
        Owner<E> owner) {

    /** Finds out whose data an event is about. */
    @FunctionalInterface
    public interface Owner<E> {
        Optional<UUID> of(E event);
    }

    /** An effect on nobody's data. */
    public Subscription(
            String schema, String group, String topic, Class<E> eventType, Consumer<E> handler) {
        this(schema, group, topic, eventType, handler, _ -> Optional.empty());
    }
}
