package dev.storeys.platform.inprocess;

import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.Intake;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.OutgoingEvent;
import dev.storeys.platform.outbox.Transport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.ObjectProvider;

/** Hands events to the subscriptions of the same process, none of which waits for another. */
record InProcessTransport(ObjectProvider<Subscription<?>> subscriptions, Intake intake)
        implements Transport {

    @Override
    public Delivery take(List<OutgoingEvent> batch) {
        return () -> deliver(batch);
    }

    private List<OutgoingEvent> deliver(List<OutgoingEvent> batch) {
        List<Subscription<?>> listening = subscriptions.stream().toList();
        Set<String> waiting = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Set<String>>> rounds =
                    listening.stream()
                            .map(group ->
                                    threads.submit(() -> intake.take(group, heardBy(group, batch))))
                            .toList();
            for (Future<Set<String>> round : rounds) {
                waiting.addAll(round.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The events could not be handed out", failure);
        }
        return batch.stream().filter(event -> !waiting.contains(event.id().toString())).toList();
    }

    private static List<Arrival> heardBy(Subscription<?> subscription, List<OutgoingEvent> batch) {
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
