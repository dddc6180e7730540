package dev.storeys.bench.side;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** So many clients that do one thing after the other without a pause, on threads as Tomcat has. */
record Clients(int count, LongAdder accepted, LongAdder failed, Set<String> told) {

    Clients(int count) {
        this(count, new LongAdder(), new LongAdder(), ConcurrentHashMap.newKeySet());
    }

    /** One request; it fails by throwing. */
    interface Request {
        void send() throws Exception;
    }

    /** Counts accepted requests; those that fail take their time and count for nothing. */
    Work work(Duration window, Request request) throws ExecutionException, InterruptedException {
        return work(window, _ -> request);
    }

    /** The same with a request of its own for each client, by his number. */
    Work work(Duration window, IntFunction<Request> requests)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        long end = start + window.toNanos();
        long before = accepted.sum();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients =
                    IntStream.range(0, count)
                            .mapToObj(client ->
                                    threads.submit(() -> work(requests.apply(client), end)))
                            .toList();
            for (Future<?> client : clients) {
                client.get();
            }
        }
        return Work.since(start, (double) (accepted.sum() - before));
    }

    /** The first of each kind is told with its cause. */
    private void failed(Exception failure) {
        failed.increment();
        if (told.add(failure.getClass().getName())) {
            System.err.println("bench: a request failed: " + failure);
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                System.err.println("bench:   because of " + cause);
            }
        }
    }

    private void work(Request request, long end) {
        while (System.nanoTime() < end) {
            try {
                request.send();
                accepted.increment();
            } catch (Exception refused) {
                failed(refused);
            }
        }
    }
}
