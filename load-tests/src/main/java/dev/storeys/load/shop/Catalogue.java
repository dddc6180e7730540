package dev.storeys.load.shop;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Products, words and categories to choose from at random. */
public final class Catalogue {

    /** Enough variety, and still read in seconds from a catalogue of millions. */
    private static final int ENOUGH = 5_000;

    private final List<Product> products;
    private final List<String> words;
    private final List<String> categories;

    private Catalogue(List<Product> products) {
        if (products.isEmpty()) {
            throw new IllegalStateException("The shop has no products in stock.");
        }
        this.products = products;
        this.words = products.stream().flatMap(Product::words).distinct().toList();
        this.categories = products.stream().map(Product::category).distinct().toList();
    }

    /** The newest products in stock, all in one currency because a basket has only one. */
    public static Catalogue of(ShopClient shop) {
        List<Product> inStock =
                shop.products().limit(ENOUGH).filter(p -> p.available() > 0).toList();
        return new Catalogue(
                inStock.stream()
                        .filter(p -> p.currency().equals(inStock.getFirst().currency()))
                        .toList());
    }

    public Product product() {
        return anyOf(products);
    }

    public String word() {
        return anyOf(words);
    }

    public String category() {
        return anyOf(categories);
    }

    private static <T> T anyOf(List<T> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }
}
