package dev.storeys.bench.side;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** So many clients that do one thing after the other without a pause, on threads as Tomcat has. */
record Clients(int count) {

    /** One request. */
    interface Request {
        void send() throws Exception;
    }

    /** Requests per second; the first that fails ends the measurement, for a wrong run is none. */
    double rate(Duration window, Request request) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        long end = start + window.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients =
                    IntStream.range(0, count)
                            .mapToObj(client -> threads.submit(() -> work(request, end)))
                            .toList();
            long done = 0;
            for (Future<Long> client : clients) {
                done += client.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long work(Request request, long end) throws Exception {
        long done = 0;
        while (System.nanoTime() < end) {
            request.send();
            done++;
        }
        return done;
    }
}
