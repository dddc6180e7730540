package dev.storeys.load.shop;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a customer sees of a product in a list. */
public record Product(
        String id, String sku, String name, String category, String currency, long available) {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    static Product of(JsonNode json) {
        return new Product(
                json.path("id").asString(),
                json.path("sku").asString(),
                json.path("name").asString(),
                json.path("category").asString(),
                json.path("price").path("currency").asString(),
                json.path("available").asLong());
    }

    /** The words of the name that somebody would search for. */
    Stream<String> words() {
        return NO_LETTERS
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= 4);
    }
}
