package dev.storeys.product.stock;

import dev.storeys.product.rush.RushSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reservations of one product for many orders, added by one statement. */
@Component
final class CombinedHolds {

    // What others sell while this runs is not in its snapshot. If that was too much for all that
    // was chosen, the CHECK on stock fails the whole statement, and its caller asks again. Like
    // every other transaction it locks reservations, sorted, before stock: none waits for another
    // in a circle, and the hot row is locked for the time of a commit and no longer.
    private static final String ADD =
            """
            WITH ask AS MATERIALIZED (
                SELECT given.order_id, given.units, given.place, r.status, r.lines
                FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS given (order_id, units, place)
                LEFT JOIN products.reservation r USING (order_id)
            ), ware AS MATERIALIZED (
                SELECT p.id, p.sku, p.name, p.price, p.currency, s.available
                FROM products.product p JOIN products.stock s ON s.product_id = p.id
                WHERE p.id = ?
            ), fitting AS (
                SELECT order_id, units, sum(units) OVER (ORDER BY place) AS up_to_here
                FROM ask, ware WHERE status IS NULL AND units <= available
            ), held AS (
                INSERT INTO products.reservation (order_id, status, lines, expires_at)
                SELECT order_id, 'HELD',
                    jsonb_build_array(jsonb_build_object(
                        'productId', id, 'sku', sku, 'name', name, 'quantity', units,
                        'unitPrice', jsonb_build_object('amount', price, 'currency', currency))),
                    now() + make_interval(secs => ?)
                FROM fitting, ware WHERE up_to_here <= available ORDER BY order_id
                ON CONFLICT (order_id) DO NOTHING
                RETURNING order_id, status, lines
            ), sold AS (
                UPDATE products.stock s SET available = s.available - total.units
                FROM (SELECT sum(units) AS units FROM held JOIN ask USING (order_id)) total
                WHERE s.product_id = ? AND total.units > 0
            )
            SELECT ask.order_id, coalesce(held.status, ask.status) AS status,
                coalesce(held.lines, ask.lines) AS lines,
                ware.id IS NULL AS unknown, ask.units > ware.available AS short
            FROM ask LEFT JOIN held USING (order_id) LEFT JOIN ware ON true
            """;

    private final JdbcTemplate database;
    private final ObjectReader lines;
    private final Duration holdTime;

    CombinedHolds(DataSource source, JsonMapper json, StockSettings stock, RushSettings rush) {
        this.database = new JdbcTemplate(source);
        // Nobody waits for it longer than this.
        database.setQueryTimeout(Math.toIntExact(rush.patience().plusMillis(999).toSeconds()));
        this.lines = json.readerForListOf(ReservedLine.class);
        this.holdTime = stock.holdTime();
    }

    /**
     * Tells what became of each order, except those that another try will settle: what was left for
     * them is less than the orders before them wanted, or they are being held elsewhere.
     */
    Map<UUID, Outcome> add(UUID product, List<Ask> asks) {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        RowCallbackHandler settle =
                row -> {
                    UUID order = row.getObject("order_id", UUID.class);
                    outcome(row).ifPresent(settled -> outcomes.put(order, settled));
                };
        database.query(
                ADD,
                settle,
                asks.stream().map(ask -> ask.orderId().toString()).toArray(String[]::new),
                asks.stream().map(Ask::units).toArray(Long[]::new),
                product,
                holdTime.toMillis() / 1e3,
                product);
        return outcomes;
    }

    private Optional<Outcome> outcome(ResultSet row) throws SQLException {
        String status = row.getString("status");
        if (status != null) {
            return Optional.of(
                    HoldStatus.valueOf(status).takesStock() ? held(row) : Outcome.Refused.ENDED);
        }
        if (row.getBoolean("unknown")) {
            return Optional.of(Outcome.Refused.UNKNOWN);
        }
        return row.getBoolean("short") ? Optional.of(Outcome.Refused.SHORT) : Optional.empty();
    }

    private Outcome held(ResultSet row) throws SQLException {
        return new Outcome.Held(new Reservation(lines.readValue(row.getString("lines"))));
    }
}
