package dev.storeys.platform.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A transport that remembers what it was given; payloads are numbers that count up for each key.
 */
final class Deliveries implements Transport {

    private final Map<String, Integer> latest = new HashMap<>();
    private final Set<UUID> seen = new HashSet<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private int largestBatch;

    @Override
    public Delivery take(List<OutgoingEvent> batch) {
        return () -> deliver(batch);
    }

    synchronized List<OutgoingEvent> deliver(List<OutgoingEvent> batch) {
        largestBatch = Math.max(largestBatch, batch.size());
        batch.forEach(this::deliver);
        return batch;
    }

    private void deliver(OutgoingEvent event) {
        if (!seen.add(event.id())) {
            return; // the inbox drops it
        }
        int number = Integer.parseInt(event.payload());
        int before = latest.getOrDefault(event.key(), 0);
        if (number <= before) {
            outOfOrder.add(event.key() + ": " + number + " after " + before);
        }
        latest.put(event.key(), number);
    }

    synchronized Set<String> keys() {
        return Set.copyOf(latest.keySet());
    }

    synchronized int count() {
        return seen.size();
    }

    synchronized boolean has(UUID event) {
        return seen.contains(event);
    }

    synchronized int largestBatch() {
        return largestBatch;
    }

    synchronized List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }
}
