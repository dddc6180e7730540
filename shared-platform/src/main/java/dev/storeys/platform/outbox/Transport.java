package dev.storeys.platform.outbox;

import java.util.List;

/** Carries events from an outbox to their consumers, at least once and in order of each key. */
public interface Transport {

    /**
     * Takes a batch, which may be under way when this returns. Where a delivery says that it may be
     * followed, the next batch comes before it has been awaited.
     */
    Delivery take(List<OutgoingEvent> batch);

    /** A batch under way. */
    @FunctionalInterface
    interface Delivery {

        /**
         * Waits; returns the events that are safely delivered. An event is never among them without
         * those of the same key before it, also those of deliveries before this. The rest is
         * offered again later, with all batches that followed.
         */
        List<OutgoingEvent> await();

        /**
         * Whether the order of each key holds if the next batch is taken before the end of this.
         */
        default boolean mayBeFollowed() {
            return false;
        }
    }
}
