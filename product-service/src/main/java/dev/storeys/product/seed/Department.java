package dev.storeys.product.seed;

import java.util.List;
import java.util.Properties;

/** The words and prices of one category; prices in pence. */
record Department(
        String category,
        List<String> materials,
        List<String> nouns,
        List<String> variants,
        List<String> uses,
        int cheapest,
        int dearest) {

    static Department read(Properties words, String category) {
        List<String> prices = list(words, category + ".price");
        return new Department(
                category,
                list(words, category + ".materials"),
                list(words, category + ".nouns"),
                list(words, category + ".variants"),
                list(words, category + ".uses"),
                Integer.parseInt(prices.getFirst()),
                Integer.parseInt(prices.getLast()));
    }

    static List<String> list(Properties words, String key) {
        String line = words.getProperty(key);
        if (line == null) {
            throw new IllegalStateException("No words for " + key);
        }
        return List.of(line.split("\\s*[|]\\s*", -1));
    }
}
