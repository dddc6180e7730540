package dev.storeys.product.catalogue;

import dev.storeys.product.ProductDatabase;
import java.util.UUID;

/** Speaks for the catalogue in tests of other packages. */
public final class Catalogue {

    private final ProductDatabase database;
    private int products;

    public Catalogue(ProductDatabase database) {
        this.database = database;
    }

    public FindProduct findProduct() {
        return new FindProduct(database.client());
    }

    public FindPrices findPrices() {
        return new FindPrices(database.client());
    }

    public UUID withStock(long quantity) {
        return add(aProduct().sku("T-" + ++products).quantity(quantity));
    }

    public UUID add(ProductDraft product) {
        return new CreateProduct(database.client()).create(product.build()).id();
    }

    public static ProductDraft aProduct() {
        return new ProductDraft();
    }
}
