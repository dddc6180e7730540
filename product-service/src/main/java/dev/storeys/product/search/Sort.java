package dev.storeys.product.search;

import java.util.Arrays;
import java.util.UUID;

/** The orders in which products can be listed; the id breaks ties in each. */
enum Sort {
    NEWEST("newest", "p.id", "uuid", "DESC"),
    RELEVANCE("relevance", Sort.RANK, "real", "DESC"),
    PRICE("price", "p.price", "bigint", "ASC"),
    PRICE_DESCENDING("-price", "p.price", "bigint", "DESC"),
    NAME("name", "p.name", "text", "ASC");

    /** Matches the parameter of a request: one of the names above, or nothing. */
    static final String NAMES = "(newest|relevance|price|-price|name)?";

    // The whole SKU is the best match there is, whatever the words say.
    private static final String RANK =
            "(ts_rank(p.search, websearch_to_tsquery('english', :q)) + (p.sku = :q)::int)::real";

    private final String name;
    private final String key;
    private final String type;
    private final String direction;

    Sort(String name, String key, String type, String direction) {
        this.name = name;
        this.key = key;
        this.type = type;
        this.direction = direction;
    }

    static Sort named(String name) {
        return Arrays.stream(values())
                .filter(sort -> sort.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such sort: " + name));
    }

    /** What products are sorted by, as text that survives the way through a cursor unchanged. */
    String keyAsText() {
        return "(" + key + ")::text";
    }

    String orderBy() {
        return "%s %s, p.id %s".formatted(key, direction, direction);
    }

    /** Holds for the products behind the one that {@code :key} and {@code :id} describe. */
    String behindCursor() {
        String comparison = direction.equals("ASC") ? ">" : "<";
        return "(%s, p.id) %s (:key::%s, :id::uuid)".formatted(key, comparison, type);
    }

    /** The sort key in a cursor; throws an IllegalArgumentException if it is none. */
    Object parseKey(String text) {
        return switch (this) {
            case NEWEST -> UUID.fromString(text);
            case RELEVANCE -> Float.valueOf(text);
            case PRICE, PRICE_DESCENDING -> Long.valueOf(text);
            case NAME -> text;
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
