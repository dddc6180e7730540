package dev.storeys.notification.message;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a customer's notifications on from where a reader stopped, oldest first. */
@Component
public class FollowNotifications {

    /** Where PostgreSQL rings, with the customer's id, when a notification commits. */
    public static final String CHANNEL = "notifications";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient database;

    FollowNotifications(JdbcClient database) {
        this.database = database;
    }

    /** The id of the customer's last notification; of a reader who has none, an id before all. */
    public UUID newest(UUID userId) {
        return database.sql(
                        """
                        SELECT id FROM notifications.notification
                        WHERE user_id = ? ORDER BY id DESC LIMIT 1\
                        """)
                .param(userId)
                .query(UUID.class)
                .optional()
                .orElse(BEFORE_ALL);
    }

    /** What came after that id, at most {@code limit} of it. */
    public List<NotificationView> after(UUID userId, UUID last, int limit) {
        return database.sql(
                        """
                        SELECT id, kind, order_id, title, text, created_at
                        FROM notifications.notification
                        WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?\
                        """)
                .params(userId, last, limit)
                .query(NotificationView::read)
                .list();
    }

    /** The customers who have something after the id that stands at the same place. */
    public Set<UUID> behind(List<UUID> userIds, List<UUID> lastIds) {
        return database.sql(
                        """
                        SELECT reader.user_id FROM unnest(?::uuid[], ?::uuid[]) AS reader (user_id, last)
                        WHERE EXISTS (SELECT FROM notifications.notification n
                                      WHERE n.user_id = reader.user_id AND n.id > reader.last)\
                        """)
                .params(userIds.toArray(UUID[]::new), lastIds.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }
}
