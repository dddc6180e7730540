package dev.storeys.product.review;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** Which page of a product's reviews. */
record ReviewQuery(@Nullable @Min(1) @Max(100) Integer limit, @Nullable String cursor) {

    private static final int DEFAULT_LIMIT = 20;

    ReviewQuery {
        cursor = cursor == null || cursor.isBlank() ? null : cursor;
    }

    int size() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}
