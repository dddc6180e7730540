package dev.storeys.payment.authorisation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments about which the provider has to be asked. */
@Component
class DuePayments {

    private static final String CLAIM =
            """
            UPDATE payments.payment SET attempts = attempts + 1, next_attempt_at = :leaseEnd
            WHERE id IN (SELECT id FROM payments.payment WHERE next_attempt_at <= :now
                         ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, order_id, amount, released, currency, method, status,
                order_cancelled, capture_requested, attempts\
            """;

    private final JdbcClient database;

    DuePayments(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes up to {@code limit} due payments for this process alone; if it dies, they are due again
     * after {@code lease}.
     */
    List<DuePayment> claim(int limit, Duration lease) {
        Instant now = Instant.now();
        return database.sql(CLAIM)
                .param("now", utc(now))
                .param("leaseEnd", utc(now.plus(lease)))
                .param("limit", limit)
                .query(DuePayment.class)
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
