package dev.storeys.stack.chaos.balance;

import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Guests who come in turn at a fixed rate, however long the shop takes: what waits for a slow shop
 * counts from when it should have been sent.
 */
public final class Guests implements AutoCloseable {

    /** How many there are: enough to be spread by their addresses. */
    public static final int MANY = 48;

    private static final int PER_SECOND = 60;
    private static final long GAP = 1_000_000_000L / PER_SECOND;
    // More at once would only queue: each password costs the shop a tenth of a second.
    private static final int ARRIVE_AT_ONCE = 4;
    private static final int UNAUTHORIZED = 401;

    private final List<Guest> guests = new ArrayList<>();
    private final String product;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService door = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Hit> hits = new ArrayList<>();
    private volatile boolean ending;

    private Guests(String product) {
        this.product = product;
    }

    /**
     * Opens an account for each.
     *
     * @param port of the entry
     * @param run a word that no other run has
     * @param product what they look at
     */
    public static Guests gather(int port, String run, String product) throws IOException {
        Guests guests = new Guests(product);
        try {
            guests.arrive("http://127.0.0.1:" + port, run);
            return guests;
        } catch (IOException | RuntimeException failure) {
            guests.close();
            throw failure;
        }
    }

    private void arrive(String url, String run) throws IOException {
        List<Future<Guest>> coming = new ArrayList<>();
        try (ExecutorService few = Executors.newFixedThreadPool(ARRIVE_AT_ONCE)) {
            for (int number = 0; number < MANY; number++) {
                InetAddress address = address(number);
                String email = "%s-guest-%d@chaos.example".formatted(run, number);
                coming.add(few.submit(() -> Guest.arrive(url, address, email, threads)));
            }
            for (Future<Guest> guest : coming) {
                guests.add(guest.get());
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException("Accounts could not be opened", failure);
        }
    }

    // All of 127.0.0.0/8 is this machine; far apart, as some balancers look at a part of it only.
    private static InetAddress address(int number) throws IOException {
        byte spread = (byte) (1 + number * 5);
        return InetAddress.getByAddress(new byte[] {127, spread, (byte) (number + 1), 1});
    }

    /** Opens the door. */
    public void start() {
        door.execute(this::flow);
    }

    private void flow() {
        long due = System.nanoTime();
        for (int turn = 0; !ending; turn++) {
            Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
            int number = turn;
            long planned = due;
            threads.execute(() -> visit(number, planned));
            due += GAP;
        }
    }

    private void visit(int turn, long due) {
        Instant planned = Instant.now().minusNanos(System.nanoTime() - due);
        // Each comes back with something else, as there are more guests than things to do.
        Guest guest = guests.get(turn % guests.size());
        Guest.Reply reply = guest.visit(turn / guests.size() + turn, product);
        Duration took = Duration.ofNanos(System.nanoTime() - due);
        synchronized (hits) {
            hits.add(new Hit(planned, took, reply.status(), reply.servedBy()));
        }
    }

    /** What those met with who were to come in this time. */
    public Measure between(Instant from, Instant until) {
        synchronized (hits) {
            return new Measure(
                    hits.stream()
                            .filter(hit -> !hit.due().isBefore(from) && hit.due().isBefore(until))
                            .toList());
        }
    }

    /** The guests whom the shop does not know any more, by token or by the right to a new one. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int number = 0; number < guests.size(); number++) {
            Guest guest = guests.get(number);
            if (isRefused(guest, Guest::recognised) || isRefused(guest, Guest::stay)) {
                unknown.add("guest " + number);
            }
        }
        return unknown;
    }

    private static boolean isRefused(Guest guest, Function<Guest, Guest.Reply> question) {
        return question.apply(guest).status() == UNAUTHORIZED;
    }

    /** Lets nobody else in and waits until everybody is served. */
    public void finish() {
        ending = true;
        door.close();
        threads.close();
    }

    /** Sends everybody away; after {@link #finish} nobody is there. */
    @Override
    public void close() {
        ending = true;
        door.shutdownNow();
        guests.forEach(Guest::close);
        threads.shutdownNow();
    }
}
