package dev.storeys.notification.message;

import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Cursor;
import dev.storeys.platform.web.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a customer's notifications, newest first; the page's depth costs nothing. */
@Component
class FindNotifications {

    /** Greater than any id, so that the first page needs no statement of its own. */
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient database;

    FindNotifications(JdbcClient database) {
        this.database = database;
    }

    @ReplicaRead
    Page<NotificationView> of(UUID userId, int limit, @Nullable String cursor) {
        List<NotificationView> found =
                database.sql(
                                """
                                SELECT id, kind, order_id, title, text, created_at
                                FROM notifications.notification
                                WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?\
                                """)
                        .params(userId, cursor == null ? LAST : position(cursor), limit + 1)
                        .query(NotificationView::read)
                        .list();
        return Page.of(found, limit, last -> Cursor.encode(last.id()));
    }

    private static UUID position(String cursor) {
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException noId) {
            throw new BadCursor();
        }
    }
}
