package dev.storeys.product.stock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * What clients saw who called again and again without a pause.
 *
 * @param nanos how long each call took, sorted
 * @param length of the whole run
 */
record Clients(long[] nanos, Duration length) {

    static Clients run(int number, Duration length, Runnable call) throws Exception {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        List<Callable<long[]>> clients = new ArrayList<>();
        for (int client = 0; client < number; client++) {
            clients.add(() -> calls(end, call));
        }
        LongStream nanos = LongStream.empty();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<long[]> client : threads.invokeAll(clients)) {
                nanos = LongStream.concat(nanos, Arrays.stream(client.get()));
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Clients(nanos.sorted().toArray(), took);
    }

    private static long[] calls(long end, Runnable call) {
        LongStream.Builder nanos = LongStream.builder();
        for (long before = System.nanoTime(); before < end; ) {
            call.run();
            long after = System.nanoTime();
            nanos.add(after - before);
            before = after;
        }
        return nanos.build().toArray();
    }

    int calls() {
        return nanos.length;
    }

    double perSecond() {
        return nanos.length * 1e9 / length.toNanos();
    }

    /** In microseconds. */
    long percentile(int percent) {
        return nanos[(int) ((nanos.length - 1L) * percent / 100)] / 1_000;
    }
}
