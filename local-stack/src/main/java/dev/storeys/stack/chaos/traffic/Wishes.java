package dev.storeys.stack.chaos.traffic;

import java.util.List;
import java.util.Random;

/** Makes up what customers want; the same seed gives the same wishes. */
public final class Wishes {

    private static final List<String> METHODS =
            List.of(
                    "card-ok",
                    "card-ok",
                    "card-ok",
                    "card-ok",
                    "card-ok",
                    "card-ok",
                    "card-declined",
                    "card-declined",
                    "card-slow",
                    "card-timeout-after-charge");
    private static final int MOST_UNITS = 3;

    private final Audience audience;
    private final Random random;
    private int made;

    public Wishes(Audience audience, Random random) {
        this.audience = audience;
        this.random = random;
    }

    /** Anybody buys a few units of anything by any card. */
    public synchronized Purchase any() {
        int units = 1 + random.nextInt(MOST_UNITS);
        return wish(any(audience.articles()), units, any(METHODS));
    }

    /** Anybody buys one unit of the article by a good card. */
    public synchronized Purchase oneOf(Article article) {
        return wish(article, 1, METHODS.getFirst());
    }

    private Purchase wish(Article article, int units, String method) {
        String key = "%s-%d".formatted(audience.run(), ++made);
        Shopper shopper = audience.shoppers().get(made % audience.shoppers().size());
        return new Purchase(key, shopper, article, units, method);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
