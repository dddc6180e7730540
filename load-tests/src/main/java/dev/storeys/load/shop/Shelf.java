package dev.storeys.load.shop;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where the shop keeps what a recording knows by sku only. */
public record Shelf(Map<String, Product> products) {

    /** Pages through the catalogue until every sku is found; one that is not is an error. */
    public static Shelf holding(Set<String> skus, ShopClient shop) {
        Map<String, Product> found =
                shop.products()
                        .filter(product -> skus.contains(product.sku()))
                        .limit(skus.size())
                        .collect(Collectors.toMap(Product::sku, Function.identity()));
        if (found.size() < skus.size()) {
            throw new IllegalStateException(missing(skus, found.keySet()));
        }
        return new Shelf(found);
    }

    public String idOf(String sku) {
        Product product = products.get(sku);
        if (product == null) {
            throw new IllegalArgumentException("No product with sku " + sku);
        }
        return product.id();
    }

    /** What can be bought of each, by sku. */
    public Map<String, Long> available() {
        return products.values().stream()
                .collect(Collectors.toMap(Product::sku, Product::available));
    }

    private static String missing(Set<String> skus, Set<String> found) {
        Set<String> missing = new TreeSet<>(skus);
        missing.removeAll(found);
        return "%d of the %d products in the trace are not in the shop, the first is %s: import its catalogue first."
                .formatted(missing.size(), skus.size(), missing.iterator().next());
    }
}
