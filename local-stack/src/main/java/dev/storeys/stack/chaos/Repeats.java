package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Checkout;
import dev.storeys.stack.chaos.traffic.Deal;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Who was told that his order is taken asks once more: the answer must be the same bytes. Who never
 * got a clear answer asks again as well.
 */
final class Repeats {

    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;

    private Repeats() {}

    static void of(List<Deal> deals, Checkout checkout) {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            deals.stream()
                    .filter(deal -> deal.accepted() || !deal.isClear())
                    .limit(MOST)
                    .forEach(deal ->
                            threads.execute(() -> {
                                places.acquireUninterruptibly();
                                checkout.insist(deal);
                                places.release();
                            }));
        }
    }
}
