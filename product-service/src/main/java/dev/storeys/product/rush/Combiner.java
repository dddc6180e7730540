package dev.storeys.product.rush;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * Serves requests for one thing one batch after the other: the first goes at once, and those that
 * come meanwhile are the next batch. Things do not wait for each other, and a thing that nobody
 * asks for takes no memory.
 *
 * @param <K> the thing
 * @param <Q> what one asks of it
 * @param <A> what one gets
 */
public final class Combiner<K, Q, A> {

    private final RushSettings settings;
    private final BiFunction<K, List<Q>, List<A>> serve;

    // The last batch, of whatever thing, ended without answers: the next may take as long to fail.
    private volatile boolean failing;

    // A lane exists while a thread of its own serves it; every look at one is inside a compute.
    private final ConcurrentMap<K, Queue<Waiting<Q, A>>> lanes = new ConcurrentHashMap<>();

    /** {@code serve} answers a batch, one answer for each question, in their order. */
    public Combiner(RushSettings settings, BiFunction<K, List<Q>, List<A>> serve) {
        this.settings = settings;
        this.serve = serve;
    }

    /**
     * Waits for the answer; not behind a batch that is being tried after one failed. Throws what
     * serving the batch threw, or {@link TooManyWaiting}: then nothing was done if the turn had not
     * come, else the outcome is unknown, as after any timeout.
     */
    public A ask(K thing, Q question) {
        Waiting<Q, A> mine = new Waiting<>(question, new CompletableFuture<>());
        lanes.compute(
                thing, (same, lane) -> lane == null ? opened(thing, mine) : joined(lane, mine));
        try {
            return mine.answer.get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            mine.answer.cancel(false);
            throw new TooManyWaiting();
        } catch (InterruptedException stop) {
            mine.answer.cancel(false);
            Thread.currentThread().interrupt();
            throw new TooManyWaiting();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure.getCause());
        }
    }

    /** How many things are being asked for now. */
    int busy() {
        return lanes.size();
    }

    /** How many wait for this thing, beside those who are being served. */
    int waiting(K thing) {
        int[] size = {0};
        lanes.computeIfPresent(
                thing,
                (same, lane) -> {
                    size[0] = lane.size();
                    return lane;
                });
        return size[0];
    }

    private Queue<Waiting<Q, A>> opened(K thing, Waiting<Q, A> first) {
        Queue<Waiting<Q, A>> lane = new ArrayDeque<>();
        lane.add(first);
        // Its own thread, so that a client that gives up interrupts nobody's statement.
        Thread.ofVirtual().name("rush").start(() -> serveLane(thing));
        return lane;
    }

    private Queue<Waiting<Q, A>> joined(Queue<Waiting<Q, A>> lane, Waiting<Q, A> next) {
        if (failing || lane.size() >= settings.waiting()) {
            throw new TooManyWaiting();
        }
        lane.add(next);
        return lane;
    }

    @SuppressWarnings("ThreadPriorityCheck") // a yield that is only for speed
    private void serveLane(K thing) {
        for (List<Waiting<Q, A>> batch = next(thing); !batch.isEmpty(); batch = next(thing)) {
            serveBatch(thing, batch);
            // Whoever was answered goes first, and may be back for the next batch.
            Thread.yield();
        }
    }

    /** Takes the next batch; the lane ends with an empty one. */
    private List<Waiting<Q, A>> next(K thing) {
        List<Waiting<Q, A>> batch = new ArrayList<>();
        lanes.computeIfPresent(
                thing,
                (same, lane) -> {
                    while (batch.size() < settings.together() && !lane.isEmpty()) {
                        Waiting<Q, A> first = lane.remove();
                        if (!first.answer.isDone()) {
                            batch.add(first);
                        }
                    }
                    return batch.isEmpty() ? null : lane;
                });
        return batch;
    }

    private void serveBatch(K thing, List<Waiting<Q, A>> batch) {
        try {
            List<A> answers = serve.apply(thing, batch.stream().map(Waiting::question).toList());
            failing = false;
            for (int place = 0; place < batch.size(); place++) {
                batch.get(place).answer.complete(answers.get(place));
            }
        } catch (Throwable failure) {
            failing = true;
            // Whatever it was: nobody may wait for an answer that does not come, and the lane must
            // go on.
            batch.forEach(each -> each.answer.completeExceptionally(failure));
        }
    }

    /** Done before its turn means that nobody waits for it any more. */
    private record Waiting<Q, A>(Q question, CompletableFuture<A> answer) {}
}
