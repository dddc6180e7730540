package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.process.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Visitors who come at the times that were fixed before, however long the shop takes: what waits
 * for a slow shop counts from when it should have been sent.
 */
public final class Visitors implements AutoCloseable {

    private static final long NANOS = 1_000_000_000L;

    private final Errands errands;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService doors = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Visit> visits = new ArrayList<>();
    private volatile boolean ending;

    public Visitors(Errands errands) {
        this.errands = errands;
    }

    /** Opens a door for each route. */
    public void start(Collection<Route> routes) {
        start(routes, 1);
    }

    /** The same for only one of so many visitors. */
    public void start(Collection<Route> routes, int ofMany) {
        // Submitted, not executed: that it is interrupted when all are sent away is no news.
        for (Route route : routes) {
            var _ = doors.submit(() -> flow(route, ofMany));
        }
    }

    private void flow(Route route, int ofMany) {
        long gap = ofMany * NANOS / route.perSecond();
        // Not all doors open in the same moment.
        long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(gap);
        while (!ending) {
            Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            long planned = due;
            people.execute(() -> visit(route, planned));
            due += gap;
        }
    }

    private void visit(Route route, long due) {
        Instant planned = Instant.now().minusNanos(System.nanoTime() - due);
        Errands.Done done = errands.run(route);
        Duration took = Duration.ofNanos(System.nanoTime() - due);
        synchronized (visits) {
            visits.add(new Visit(route, planned, took, done.first()));
        }
        done.rest().run();
    }

    /** Who was to come since then and has got an answer. */
    public List<Visit> since(Instant begin) {
        synchronized (visits) {
            return visits.stream().filter(visit -> !visit.due().isBefore(begin)).toList();
        }
    }

    /** Lets nobody else in and waits until everybody is served. */
    public List<Deal> finish() {
        ending = true;
        doors.close();
        people.close();
        return errands.deals();
    }

    /** Sends everybody away; after {@link #finish} nobody is there. */
    @Override
    public void close() {
        ending = true;
        doors.shutdownNow();
        people.shutdownNow();
    }
}
