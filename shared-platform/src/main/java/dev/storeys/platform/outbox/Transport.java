package dev.storeys.platform.outbox;

import java.util.List;

/** Carries events from an outbox to their consumers, at least once and in order of each key. */
public interface Transport {

    /**
     * Delivers the batch; returns the events that are safely delivered. An event is never among
     * them without those of the same key before it. The rest is offered again later.
     */
    List<OutgoingEvent> deliver(List<OutgoingEvent> batch);
}
