package dev.storeys.gateway.balance;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests may be sent once more: a tenth of all, so that repeats cannot grow into the
 * load that keeps a service down. A few are saved up for quiet times.
 */
public final class RetryBudget {

    private static final int PRICE = 10;
    private static final int SAVINGS = 10 * PRICE;

    private final AtomicInteger saved = new AtomicInteger(SAVINGS);

    /** One more request has come. */
    public void earn() {
        if (saved.get() < SAVINGS) {
            saved.incrementAndGet();
        }
    }

    /** Whether there was enough for one. */
    public boolean spend() {
        return saved.getAndUpdate(now -> now >= PRICE ? now - PRICE : now) >= PRICE;
    }
}
