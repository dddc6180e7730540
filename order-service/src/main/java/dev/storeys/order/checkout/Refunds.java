package dev.storeys.order.checkout;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refunds of all orders; whoever changes one holds the order's lock. */
@Component
class Refunds {

    private final JdbcClient database;

    Refunds(JdbcClient database) {
        this.database = database;
    }

    void add(UUID id, UUID orderId, long amount) {
        database.sql(
                        "INSERT INTO orders.refunds (id, order_id, amount, status) VALUES (?, ?, ?, 'REQUESTED')")
                .params(id, orderId, amount)
                .update();
    }

    /** The money went back; answers how much, unless that was known. */
    Optional<Long> done(UUID id) {
        return settle(id, "DONE", null);
    }

    /** The money will never go back; answers how much, unless that was known. */
    Optional<Long> failed(UUID id, String reason) {
        return settle(id, "FAILED", reason);
    }

    private Optional<Long> settle(UUID id, String status, @Nullable String reason) {
        return database.sql(
                        """
                        UPDATE orders.refunds SET status = ?, reason = ?, settled_at = now()
                        WHERE id = ? AND status = 'REQUESTED' RETURNING amount\
                        """)
                .param(status)
                .param(reason)
                .param(id)
                .query(Long.class)
                .optional();
    }
}
