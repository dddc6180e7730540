package dev.storeys.notification.message;

import dev.storeys.platform.id.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the notifications of one customer ids in the order of their commits, whichever processes
 * write them. So whoever has seen one has missed none before it, and "after this id" is a question
 * with one answer.
 */
@Component
class Succession {

    // Held until the transaction ends, so that no lower id can commit after a higher one. The ring
    // goes out with the commit, and with nothing else.
    private static final String TAKE_TURN =
            "SELECT pg_advisory_xact_lock(hashtext('notifications'), hashtext(?)), pg_notify(?, ?)";

    // A statement of its own: one that waited for the lock would not see what it waited for.
    private static final String GREATER =
            """
            SELECT NOT EXISTS (SELECT FROM notifications.notification WHERE user_id = ? AND id >= ?)\
            """;

    private final JdbcClient database;
    private final FollowNotifications notifications;

    Succession(JdbcClient database, FollowNotifications notifications) {
        this.database = database;
        this.notifications = notifications;
    }

    /** The id of the customer's next notification, for the current transaction to use. */
    UUID next(UUID userId) {
        String user = userId.toString();
        database.sql(TAKE_TURN).params(user, FollowNotifications.CHANNEL, user).query(row -> {});
        UUID id = Ids.next();
        return isGreater(id, userId) ? id : successor(notifications.newest(userId));
    }

    private boolean isGreater(UUID id, UUID userId) {
        return database.sql(GREATER).params(userId, id).query(Boolean.class).single();
    }

    /** Where another process's clock is ahead of ours, or has made two in one millisecond. */
    private static UUID successor(UUID newest) {
        return new UUID(newest.getMostSignificantBits(), newest.getLeastSignificantBits() + 1);
    }
}
