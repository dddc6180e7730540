package dev.storeys.platform.outbox;

import java.util.List;

/** Carries events from an outbox to their consumers, at least once and in order of position. */
public interface Transport {

    /**
     * Delivers the batch; returns how many events from its head are safely delivered. The rest is
     * offered again later.
     */
    int deliver(List<OutgoingEvent> batch);
}
