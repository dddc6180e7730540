package dev.storeys.notification.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that have to be sent. */
@Component
class DueMails {

    private static final String CLAIM =
            """
            UPDATE notifications.mail SET attempts = attempts + 1, next_attempt_at = :leaseEnd
            WHERE id IN (SELECT id FROM notifications.mail WHERE next_attempt_at <= :now
                         ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, user_id, order_id, subject, text, attempts\
            """;

    private final JdbcClient database;

    DueMails(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes up to {@code limit} due mails for this process alone; if it dies, they are due again
     * after {@code lease}.
     */
    List<DueMail> claim(int limit, Duration lease) {
        Instant now = Instant.now();
        return database.sql(CLAIM)
                .param("now", utc(now))
                .param("leaseEnd", utc(now.plus(lease)))
                .param("limit", limit)
                .query(DueMail.class)
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
