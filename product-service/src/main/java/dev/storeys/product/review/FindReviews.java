package dev.storeys.product.review;

import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import dev.storeys.product.catalogue.FindProduct;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a page of a product's reviews, the newest first. */
@Component
class FindReviews {

    private static final String SELECT =
            """
            SELECT id, rating, text, created_at FROM products.review
            WHERE product_id = :product AND id < :before ORDER BY id DESC LIMIT :limit
            """;

    /** Greater than any id. */
    private static final UUID THE_END = new UUID(-1, -1);

    private final JdbcClient database;
    private final FindProduct products;

    FindReviews(JdbcClient database, FindProduct products) {
        this.database = database;
        this.products = products;
    }

    @ReplicaRead
    Page<ReviewView> page(UUID product, ReviewQuery query) {
        List<ReviewView> found =
                database.sql(SELECT)
                        .param("product", product)
                        .param("before", position(product, query.cursor()))
                        .param("limit", query.size() + 1)
                        .query(ReviewView::read)
                        .list();
        if (found.isEmpty()) {
            // Nothing was said, or there is nothing to speak of: the latter throws.
            products.of(product);
        }
        return Page.of(found, query.size(), last -> Cursor.encode(product, last.id()));
    }

    private static UUID position(UUID product, @Nullable String cursor) {
        if (cursor == null) {
            return THE_END;
        }
        List<String> parts = Cursor.decode(cursor, 2);
        try {
            if (UUID.fromString(parts.get(0)).equals(product)) {
                return UUID.fromString(parts.get(1));
            }
        } catch (IllegalArgumentException forged) {
            throw new BadCursor();
        }
        throw new BadCursor();
    }
}
