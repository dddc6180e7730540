package dev.storeys.product.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All reservations ever made; time is the database's, which all instances share. */
@Component
final class Holds {

    private static final String INSERT =
            """
            INSERT INTO products.reservation (order_id, status, lines, expires_at)
            VALUES (?, 'HELD', ?::jsonb, now() + make_interval(secs => ?))
            ON CONFLICT (order_id) DO NOTHING
            """;

    // ARRAY makes the planner run the locking subquery once; SKIP LOCKED lets instances share the
    // work.
    private static final String EXPIRE =
            """
            UPDATE products.reservation SET status = 'EXPIRED'
            WHERE order_id = ANY (ARRAY (
                SELECT order_id FROM products.reservation
                WHERE status = 'HELD' AND expires_at <= now()
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED))
            RETURNING order_id, status, lines
            """;

    private static final String SELECT =
            "SELECT order_id, status, lines FROM products.reservation WHERE order_id = ?";

    private final JdbcClient database;
    private final JsonMapper json;

    Holds(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Adds a hold unless the order has one; waits for another transaction that is just adding it.
     */
    boolean add(UUID orderId, List<ReservedLine> lines, Duration time) {
        return database.sql(INSERT)
                        .params(orderId, json.writeValueAsString(lines), time.toMillis() / 1e3)
                        .update()
                == 1;
    }

    Optional<Hold> find(UUID orderId) {
        return database.sql(SELECT).param(orderId).query(this::read).optional();
    }

    /** Finds the order's hold and keeps it from changing until the transaction ends. */
    Optional<Hold> lock(UUID orderId) {
        return database.sql(SELECT + " FOR UPDATE").param(orderId).query(this::read).optional();
    }

    void become(UUID orderId, HoldStatus status) {
        database.sql("UPDATE products.reservation SET status = ? WHERE order_id = ?")
                .params(status.name(), orderId)
                .update();
    }

    /** Marks holds that ran out as expired, the oldest first. */
    List<Hold> expire(int most) {
        return database.sql(EXPIRE).param(most).query(this::read).list();
    }

    private Hold read(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getObject("order_id", UUID.class),
                HoldStatus.valueOf(row.getString("status")),
                json.readValue(row.getString("lines"), new TypeReference<>() {}));
    }
}
