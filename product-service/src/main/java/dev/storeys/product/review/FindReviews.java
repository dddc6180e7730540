package dev.storeys.product.review;

import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import dev.storeys.product.catalogue.ProductNotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a page of a product's reviews, the newest first. */
@Component
class FindReviews {

    private static final String SELECT =
            """
            SELECT review.id, review.rating, review.text, review.created_at
            FROM products.product LEFT JOIN LATERAL (
                SELECT id, rating, text, created_at FROM products.review
                WHERE product_id = :product AND id < :before ORDER BY id DESC LIMIT :limit) review ON true
            WHERE product.id = :product ORDER BY review.id DESC\
            """;

    /** Greater than any id. */
    private static final UUID THE_END = new UUID(-1, -1);

    private final JdbcClient database;

    FindReviews(JdbcClient database) {
        this.database = database;
    }

    /** The page of that product; throws {@link ProductNotFound}. */
    @ReplicaRead
    Page<ReviewView> page(UUID product, ReviewQuery query) {
        List<Optional<ReviewView>> rows =
                database.sql(SELECT)
                        .param("product", product)
                        .param("before", position(product, query.cursor()))
                        .param("limit", query.size() + 1)
                        .query(FindReviews::row)
                        .list();
        if (rows.isEmpty()) {
            throw new ProductNotFound(product);
        }
        List<ReviewView> found = rows.stream().flatMap(Optional::stream).toList();
        return Page.of(found, query.size(), last -> Cursor.encode(product, last.id()));
    }

    // A product of which nothing was said is a row by itself.
    private static Optional<ReviewView> row(ResultSet row, int number) throws SQLException {
        return row.getObject("id") == null
                ? Optional.empty()
                : Optional.of(ReviewView.read(row, number));
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
