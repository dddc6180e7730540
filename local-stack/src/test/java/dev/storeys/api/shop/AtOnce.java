package dev.storeys.api.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Things that many people do in the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** Starts all of them together and returns what came of each, in their order. */
    public static <T> List<T> all(List<? extends Callable<T>> deeds) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> outcomes = new ArrayList<>();
            for (Callable<T> deed : deeds) {
                outcomes.add(
                        people.submit(() -> {
                            start.await();
                            return deed.call();
                        }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> outcome : outcomes) {
                results.add(outcome.get());
            }
            return results;
        } catch (ExecutionException failure) {
            throw new AssertionError("Somebody failed", failure.getCause());
        }
    }
}
