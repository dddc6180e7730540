package dev.storeys.platform.outbox;

import java.util.UUID;

/**
 * An event on its way: {@code position} orders the events of one outbox, {@code id} names it for
 * ever.
 */
public record OutgoingEvent(long position, UUID id, String topic, String key, String payload) {}
