package dev.storeys.order.checkout;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The refunds of all orders, and what their Idempotency-Keys were answered. Whoever uses it holds
 * the order's lock, so no key is ever in flight twice.
 */
@Component
class Refunds {

    private final JdbcClient database;

    Refunds(JdbcClient database) {
        this.database = database;
    }

    /** A refund that is asked for, and the body of its answer. */
    record Requested(UUID id, UUID orderId, long amount, String answer) {}

    private record Row(String requestHash, String answer) {}

    /** What the key was answered, if it was used before. */
    Optional<String> answer(UUID orderId, String key, String requestHash) {
        Optional<Row> known =
                database.sql(
                                "SELECT request_hash, answer FROM orders.refunds WHERE order_id = ? AND key = ?")
                        .params(orderId, key)
                        .query(Row.class)
                        .optional();
        if (known.filter(row -> !row.requestHash().equals(requestHash)).isPresent()) {
            throw new KeyReused();
        }
        return known.map(Row::answer);
    }

    void add(Requested refund, String key, String requestHash) {
        database.sql(
                        """
                        INSERT INTO orders.refunds (id, order_id, key, request_hash, amount, status, answer)
                        VALUES (?, ?, ?, ?, ?, 'REQUESTED', ?)\
                        """)
                .params(
                        refund.id(),
                        refund.orderId(),
                        key,
                        requestHash,
                        refund.amount(),
                        refund.answer())
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
