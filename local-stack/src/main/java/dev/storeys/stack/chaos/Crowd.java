package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Wishes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Many who want something in the same moment. */
final class Crowd {

    private Crowd() {}

    /** So many who want one unit each and can pay for it. */
    static List<Deal> wanting(Article article, int buyers, Wishes wishes) {
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < buyers; i++) {
            deals.add(new Deal(wishes.oneOf(article)));
        }
        return deals;
    }

    /** Lets so many of them act at once, in their order, and returns when all are done. */
    static <T> void act(Collection<T> people, int atOnce, Consumer<T> deed) {
        Semaphore places = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T one : people) {
                threads.execute(() -> {
                    places.acquireUninterruptibly();
                    try {
                        deed.accept(one);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }
}
