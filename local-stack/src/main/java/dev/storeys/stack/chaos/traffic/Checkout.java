package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.process.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends a purchase until its answer is clear, as a careful client does: always with the same key.
 */
public record Checkout(Storefront shop, Journal journal, Duration patience) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(6);

    public void insist(Deal deal) {
        Instant deadline = Instant.now().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (!once(deal).isClear() && Instant.now().isBefore(deadline)) {
            // Spread by up to half, so that those who failed together do not come back together.
            long millis = pause.toMillis();
            Pause.of(Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2)));
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    /** One request and its answer. */
    public Reply once(Deal deal) {
        Reply reply = once(deal.purchase());
        deal.heard(reply);
        return reply;
    }

    /** The same key with another body, which the shop must refuse. */
    public void forge(Deal deal) {
        deal.heardOfForgery(once(deal.purchase().forged()));
    }

    /** The same without a key, which the shop must refuse. */
    public Reply withoutKey(Deal deal) {
        return once(deal.purchase().keyless());
    }

    private Reply once(Purchase purchase) {
        Instant sent = Instant.now();
        Reply reply = shop.order(purchase, journal);
        journal.tell(purchase, sent, reply);
        return reply;
    }
}
