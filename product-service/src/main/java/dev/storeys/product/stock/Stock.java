package dev.storeys.product.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The units that can be sold. One batch is one round trip, whatever the number of products. */
@Component
final class Stock {

    // A hold needs no SELECT before it: the statement decides, and the row lock lasts until the
    // commit only.
    private static final String TAKE =
            "UPDATE products.stock SET available = available - ? WHERE product_id = ? AND available >= ?";

    private static final String GIVE_BACK =
            "UPDATE products.stock SET available = available + ? WHERE product_id = ?";

    private final JdbcTemplate database;

    Stock(JdbcTemplate database) {
        this.database = database;
    }

    /**
     * Takes what is there of each product in full and returns the products of which there was too
     * little; the caller rolls back or gives back if it wants all or nothing.
     */
    List<UUID> take(Quantities wanted) {
        List<Object[]> rows = new ArrayList<>();
        wanted.units().forEach((id, units) -> rows.add(new Object[] {units, id, units}));
        int[] updated = database.batchUpdate(TAKE, rows);
        List<UUID> missing = new ArrayList<>();
        int row = 0;
        for (UUID product : wanted.units().keySet()) {
            if (updated[row++] == 0) {
                missing.add(product);
            }
        }
        return missing;
    }

    void giveBack(Quantities returned) {
        List<Object[]> rows = new ArrayList<>();
        for (Map.Entry<UUID, Long> product : returned.units().entrySet()) {
            rows.add(new Object[] {product.getValue(), product.getKey()});
        }
        if (!rows.isEmpty()) {
            database.batchUpdate(GIVE_BACK, rows);
        }
    }

    /** Sets what can be sold from now on; false if there is no such product. */
    boolean set(UUID product, long available) {
        return database.update(
                        "UPDATE products.stock SET available = ? WHERE product_id = ?",
                        available,
                        product)
                == 1;
    }
}
