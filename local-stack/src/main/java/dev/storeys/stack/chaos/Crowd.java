package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Many requests in the same moment, and nothing else out of order. */
final class Crowd {

    private static final int SENDS = 10;
    private static final int KEYS_AT_ONCE = 8;
    // As many connections as one machine serves without refusing any by itself.
    private static final int BUYERS_AT_ONCE = 256;

    private Crowd() {}

    static List<Deal> replayKeys(Scene scene) {
        List<Deal> deals = deals(scene);
        Semaphore keys = new Semaphore(KEYS_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Deal deal : deals) {
                threads.execute(() -> inside(keys, () -> replay(scene, deal)));
            }
        }
        deals.forEach(scene.checkout()::forge);
        return deals;
    }

    private static void replay(Scene scene, Deal deal) {
        CountDownLatch together = new CountDownLatch(SENDS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDS; i++) {
                threads.execute(() -> {
                    together.countDown();
                    awaitAll(together);
                    scene.checkout().insist(deal);
                });
            }
        }
    }

    static List<Deal> flashSale(Scene scene) {
        List<Deal> deals = deals(scene);
        Semaphore places = new Semaphore(BUYERS_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Deal deal : deals) {
                threads.execute(() -> inside(places, () -> scene.checkout().insist(deal)));
            }
        }
        return deals;
    }

    private static List<Deal> deals(Scene scene) {
        Wishes wishes = scene.wishes();
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < scene.orders(); i++) {
            deals.add(new Deal(wishes.oneOfTheFirst()));
        }
        scene.tell("%d customers come".formatted(scene.orders()));
        return deals;
    }

    private static void inside(Semaphore places, Runnable deed) {
        places.acquireUninterruptibly();
        try {
            deed.run();
        } finally {
            places.release();
        }
    }

    private static void awaitAll(CountDownLatch together) {
        try {
            together.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
