package dev.storeys.platform.shard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/**
 * A query of all shards at once; the slowest of them is as long as it takes. One that comes too
 * late ends by its connection's own timeouts, unheard.
 */
record Gathering(List<Place> nodes, Duration deadline) {

    /** What all of them have; throws what any of them throws. */
    <T> List<T> all(Supplier<List<T>> query) {
        List<T> found = new ArrayList<>();
        for (Outcome<List<T>> outcome : ask(query)) {
            found.addAll(outcome.get());
        }
        return List.copyOf(found);
    }

    /** What one of them has, also if another fails; nothing only if each says so. */
    <T> Optional<T> any(Supplier<Optional<T>> query) {
        List<Outcome<Optional<T>>> outcomes = ask(query);
        for (Outcome<Optional<T>> outcome : outcomes) {
            Optional<T> found = outcome.value();
            if (found != null && found.isPresent()) {
                return found;
            }
        }
        outcomes.forEach(Outcome::get);
        return Optional.empty();
    }

    /** What came of one: a value or a failure. */
    private record Outcome<T>(@Nullable T value, @Nullable RuntimeException failure) {

        T get() {
            if (failure != null) {
                throw failure;
            }
            if (value == null) {
                throw new IllegalStateException("A shard answered nothing");
            }
            return value;
        }
    }

    private <T> List<Outcome<T>> ask(Supplier<T> query) {
        long end = System.nanoTime() + deadline.toNanos();
        // Not closed, which would wait for the one that does not answer; and not interrupted, which
        // would break its connection: a virtual thread that gives one back while it is interrupted
        // spins in Hikari for as long as somebody waits for one.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> asked = new ArrayList<>();
            for (Place node : nodes) {
                Callable<T> question = () -> node.call(query::get);
                asked.add(threads.submit(question));
            }
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (int node = 0; node < asked.size(); node++) {
                outcomes.add(await(asked.get(node), end, nodes.get(node).name()));
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private <T> Outcome<T> await(Future<T> answer, long end, String node) {
        try {
            return new Outcome<>(answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS), null);
        } catch (ExecutionException failed) {
            return new Outcome<>(
                    null,
                    failed.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(failed.getCause()));
        } catch (TimeoutException late) {
            return new Outcome<>(
                    null,
                    new QueryTimeoutException(
                            "%s did not answer within %s".formatted(node, deadline), late));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Outcome<>(null, new QueryTimeoutException("Interrupted", stop));
        }
    }
}
