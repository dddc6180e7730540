package dev.storeys.product.review;

import dev.storeys.platform.id.Ids;
import dev.storeys.product.catalogue.ProductNotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds a buyer's review to a product and to its rating, in one statement. */
@Component
final class WriteReview {

    private static final String INSERT =
            """
            WITH bought AS (
                SELECT FROM products.purchase WHERE user_id = :user AND product_id = :product
            ), written AS (
                INSERT INTO products.review (id, product_id, user_id, rating, text)
                SELECT :id, :product, :user, :rating, :text WHERE EXISTS (SELECT FROM bought)
                ON CONFLICT (product_id, user_id) DO NOTHING
                RETURNING *
            ), counted AS (
                UPDATE products.product p
                SET reviews = p.reviews + 1, stars = p.stars + written.rating
                FROM written WHERE p.id = written.product_id
            )
            SELECT known.id IS NOT NULL AS known, EXISTS (SELECT FROM bought) AS bought, written.*
            FROM (SELECT) here
            LEFT JOIN products.product known ON known.id = :product
            LEFT JOIN written ON true
            """;

    private final JdbcClient database;

    WriteReview(JdbcClient database) {
        this.database = database;
    }

    ReviewView write(UUID product, UUID user, NewReview review) {
        Attempt attempt =
                database.sql(INSERT)
                        .param("id", Ids.next())
                        .param("product", product)
                        .param("user", user)
                        .param("rating", review.rating())
                        .param("text", review.text().strip())
                        .query(Attempt::read)
                        .single();
        if (attempt.written() != null) {
            return attempt.written();
        }
        if (!attempt.known()) {
            throw new ProductNotFound(product);
        }
        throw attempt.bought() ? new AlreadyReviewed() : new NotABuyer();
    }

    private record Attempt(boolean known, boolean bought, @Nullable ReviewView written) {

        static Attempt read(ResultSet row, int number) throws SQLException {
            boolean done = row.getString("id") != null;
            return new Attempt(
                    row.getBoolean("known"),
                    row.getBoolean("bought"),
                    done ? ReviewView.read(row, number) : null);
        }
    }
}
