package dev.storeys.product.review;

import dev.storeys.product.ProductDatabase;

/** Speaks for purchases in tests of other packages. */
public final class Buyers {

    private Buyers() {}

    public static Purchases purchases(ProductDatabase database) {
        return new Purchases(database.client());
    }
}
