package dev.storeys.product.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A review as everyone sees it; who wrote it is nobody's business. */
record ReviewView(UUID id, int rating, String text, Instant createdAt) {

    static ReviewView read(ResultSet row, int number) throws SQLException {
        return new ReviewView(
                row.getObject("id", UUID.class),
                row.getInt("rating"),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
