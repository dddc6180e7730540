package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.process.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Visitors who look at the shelf, an article, their orders, messages and account, and sign in. */
public final class Browsing implements AutoCloseable {

    private static final int VISITORS = 4;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    // A password costs the shop a tenth of a second.
    private static final int LOOKS_PER_LOGIN = 25;
    private static final int SUCCESS = 200;

    private final Storefront shop;
    private final Journal journal;
    private final Audience audience;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong sent = new AtomicLong();
    private final List<String> failed = new ArrayList<>();
    private volatile boolean ending;

    public Browsing(Storefront shop, Journal journal, Audience audience) {
        this.shop = shop;
        this.journal = journal;
        this.audience = audience;
    }

    /**
     * What came of it.
     *
     * @param failed what was not answered with 200, and with what it was answered instead
     */
    public record Looks(long sent, List<String> failed) {
        public static final Looks NONE = new Looks(0, List.of());

        public Looks {
            failed = List.copyOf(failed);
        }
    }

    public Audience audience() {
        return audience;
    }

    /** Opens the doors; each visitor looks at one thing after the other. */
    public void start(Random random) {
        for (int i = 0; i < VISITORS; i++) {
            Random own = new Random(random.nextLong());
            people.execute(() -> wander(own));
        }
    }

    private void wander(Random random) {
        while (!ending) {
            Shopper shopper = any(audience.shoppers(), random);
            if (random.nextInt(LOOKS_PER_LOGIN) == 0) {
                Instant begun = Instant.now();
                hear(Storefront.LOGIN, begun, shop.login(shopper.email(), Shopper.PASSWORD));
            } else {
                look(shopper, path(random));
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private String path(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "/api/v1/products?limit=20";
            case 1 -> "/api/v1/products/" + any(audience.articles(), random).id();
            case 2 -> "/api/v1/users/me";
            case 3 -> "/api/v1/notifications?limit=20";
            case 4 -> "/api/v1/cart";
            default -> "/api/v1/orders?limit=20";
        };
    }

    private void look(Shopper shopper, String path) {
        Instant begun = Instant.now();
        hear(path, begun, shop.ask(path, shopper, journal));
    }

    private void hear(String path, Instant begun, Reply reply) {
        sent.incrementAndGet();
        if (reply.status() != SUCCESS && !ending) {
            journal.tell(path, begun, reply);
            synchronized (failed) {
                failed.add("%s %s: %d %s".formatted(begun, path, reply.status(), reply.failure()));
            }
        }
    }

    /** Lets everybody finish what he looks at. */
    public Looks finish() {
        ending = true;
        people.close();
        synchronized (failed) {
            return new Looks(sent.get(), failed);
        }
    }

    /** Sends everybody away. */
    @Override
    public void close() {
        ending = true;
        people.shutdownNow();
        people.close();
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
