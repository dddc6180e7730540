package dev.storeys.payment.authorisation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refunds about which the provider has to be asked. */
@Component
class DueRefunds {

    private static final String CLAIM =
            """
            UPDATE payments.refund SET attempts = attempts + 1, next_attempt_at = :leaseEnd
            WHERE id IN (SELECT id FROM payments.refund WHERE next_attempt_at <= :now
                         ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
            RETURNING id, payment_id, order_id, amount, attempts\
            """;

    private final JdbcClient database;

    DueRefunds(JdbcClient database) {
        this.database = database;
    }

    /** Takes up to {@code limit} due refunds for this process alone, as {@link DuePayments}. */
    List<DueRefund> claim(int limit, Duration lease) {
        Instant now = Instant.now();
        return database.sql(CLAIM)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("leaseEnd", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(DueRefund.class)
                .list();
    }
}
