package dev.storeys.platform.inprocess;

import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.Intake;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.OutgoingEvent;
import dev.storeys.platform.outbox.Transport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/** Hands events to the subscriptions of the same process, none of which waits for another. */
record InProcessTransport(ObjectProvider<Subscription<?>> subscriptions, Intake intake)
        implements Transport {

    @Override
    public List<OutgoingEvent> deliver(List<OutgoingEvent> batch) {
        Map<Subscription<?>, List<Arrival>> arrivals = new HashMap<>();
        subscriptions.forEach(group -> arrivals.put(group, heardBy(group, batch)));
        // What is not known to be settled waits, whatever went wrong with it.
        Set<Pending> pending = ConcurrentHashMap.newKeySet();
        arrivals.forEach((group, heard) ->
                heard.forEach(arrival -> pending.add(new Pending(group, arrival.id()))));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            arrivals.forEach((group, heard) ->
                    threads.execute(() ->
                            intake.take(group, heard)
                                    .forEach(id -> pending.remove(new Pending(group, id)))));
        }
        Set<String> waiting = pending.stream().map(Pending::id).collect(Collectors.toSet());
        return batch.stream().filter(event -> !waiting.contains(event.id().toString())).toList();
    }

    private record Pending(Subscription<?> subscription, String id) {}

    private static List<Arrival> heardBy(
            Subscription<?> subscription, List<OutgoingEvent> batch) {
        return batch.stream()
                .filter(event -> event.topic().equals(subscription.topic()))
                .map(InProcessTransport::arrival)
                .toList();
    }

    private static Arrival arrival(OutgoingEvent event) {
        return new Arrival(
                event.id().toString(),
                event.topic(),
                event.key(),
                Arrival.Payload.of(event.payload()),
                new Arrival.Place(0, event.position()));
    }
}
