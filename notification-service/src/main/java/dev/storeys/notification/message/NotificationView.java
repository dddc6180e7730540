package dev.storeys.notification.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A notification as the API shows it. */
public record NotificationView(
        UUID id, String kind, UUID orderId, String title, String text, Instant createdAt) {

    static NotificationView read(ResultSet row, int number) throws SQLException {
        return new NotificationView(
                row.getObject("id", UUID.class),
                NotificationKind.valueOf(row.getString("kind")).slug(),
                row.getObject("order_id", UUID.class),
                row.getString("title"),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
