package dev.storeys.order.checkout;

import dev.storeys.platform.id.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The Idempotency-Keys of each customer. A key is claimed before anything happens and names the
 * order from then on, so that a repeat after a crash goes on with the same order and the same hold.
 */
@Component
class CheckoutKeys {

    private final JdbcClient database;
    private final OrderSettings settings;

    CheckoutKeys(JdbcClient database, OrderSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** A claimed key: the order it stands for and, if the request was done before, its answer. */
    record Claim(UUID orderId, @Nullable String answer) {}

    private record Row(String requestHash, UUID orderId, @Nullable String answer, boolean locked) {}

    Claim claim(UUID user, String key, String requestHash) {
        return inserted(user, key, requestHash)
                .or(() -> takenOver(user, key, requestHash))
                .orElseGet(() -> existing(user, key, requestHash));
    }

    private Optional<Claim> inserted(UUID user, String key, String hash) {
        return database.sql(
                        """
                        INSERT INTO orders.checkout_keys (user_id, key, request_hash, order_id, locked_until)
                        VALUES (?, ?, ?, ?, now() + make_interval(secs => ?))
                        ON CONFLICT DO NOTHING RETURNING order_id, answer\
                        """)
                .params(user, key, hash, Ids.next(), seconds(settings.keyLease()))
                .query(Claim.class)
                .optional();
    }

    /** One statement, so that of two repeats after a crash only one goes on. */
    private Optional<Claim> takenOver(UUID user, String key, String hash) {
        return database.sql(
                        """
                        UPDATE orders.checkout_keys SET locked_until = now() + make_interval(secs => ?)
                        WHERE user_id = ? AND key = ? AND request_hash = ? AND answer IS NULL AND locked_until <= now()
                        RETURNING order_id, answer\
                        """)
                .params(seconds(settings.keyLease()), user, key, hash)
                .query(Claim.class)
                .optional();
    }

    private Claim existing(UUID user, String key, String hash) {
        Row row =
                database.sql(
                                """
                                SELECT request_hash, order_id, answer, answer IS NULL AS locked
                                FROM orders.checkout_keys WHERE user_id = ? AND key = ?\
                                """)
                        .params(user, key)
                        .query(Row.class)
                        .optional()
                        // Let go between the statements: for the client the same as in flight.
                        .orElseThrow(KeyInFlight::new);
        if (!row.requestHash().equals(hash)) {
            throw new KeyReused();
        }
        if (row.locked()) {
            throw new KeyInFlight();
        }
        return new Claim(row.orderId(), row.answer());
    }

    /** Keeps the answer, in the transaction that makes it true. */
    void answer(UUID user, String key, String answer) {
        database.sql("UPDATE orders.checkout_keys SET answer = ? WHERE user_id = ? AND key = ?")
                .params(answer, user, key)
                .update();
    }

    /** Lets a key go whose request was refused and has left nothing behind. */
    void forget(UUID user, String key) {
        database.sql(
                        "DELETE FROM orders.checkout_keys WHERE user_id = ? AND key = ? AND answer IS NULL")
                .params(user, key)
                .update();
    }

    /** Lets a repeat go on at once; the outcome is open, so the key keeps its order. */
    void unlock(UUID user, String key) {
        database.sql(
                        "UPDATE orders.checkout_keys SET locked_until = now() WHERE user_id = ? AND key = ? AND answer IS NULL")
                .params(user, key)
                .update();
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        database.sql(
                        "DELETE FROM orders.checkout_keys WHERE created_at < now() - make_interval(secs => ?)")
                .param(seconds(settings.keyMemory()))
                .update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
