package dev.storeys.product.search;

import dev.storeys.product.catalogue.Category;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor looks for; blank parameters count as absent, as an empty form field sends them.
 */
record ProductQuery(
        @Nullable @Size(max = 200) @Pattern(regexp = "[^\\x00]*", message = "must not contain NUL")
                String q,
        @Nullable
                @Size(max = Category.LENGTH)
                @Pattern(regexp = "(" + Category.FORM + ")?", message = "is no category")
                String category,
        @Nullable
                @Pattern(
                        regexp = Sort.NAMES,
                        message = "must be newest, relevance, price, -price or name")
                String sort,
        @Nullable @Min(1) @Max(100) Integer limit,
        @Nullable String cursor) {

    private static final int DEFAULT_LIMIT = 20;

    /** Absent means null from here on. */
    ProductQuery {
        q = present(q);
        category = present(category);
        sort = present(sort);
        cursor = present(cursor);
    }

    Sort order() {
        if (sort != null) {
            return Sort.named(sort);
        }
        return q == null ? Sort.NEWEST : Sort.RELEVANCE;
    }

    int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    /** Tells cursors of different questions apart; stable over processes and versions. */
    String fingerprint() {
        int hash = (order() + "\n" + q + "\n" + category).hashCode();
        return Integer.toHexString(hash);
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
