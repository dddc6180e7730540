package dev.storeys.product.imports;

import dev.storeys.product.catalogue.ProductRow;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes any number of products in two statements. */
@Component
final class ProductIntake {

    // Rows that say what the table says already are not written, and cost no index entries.
    private static final String PRODUCTS =
            """
            INSERT INTO products.product AS p (id, sku, name, description, category, price, currency)
            SELECT id, sku, name, description, category, price, currency FROM %s
            ON CONFLICT (sku) DO UPDATE
            SET name = excluded.name, description = excluded.description,
                category = excluded.category, price = excluded.price, currency = excluded.currency
            WHERE (p.name, p.description, p.category, p.price, p.currency) IS DISTINCT FROM
                (excluded.name, excluded.description, excluded.category, excluded.price, excluded.currency)
            RETURNING id
            """
                    .formatted(ProductRow.UNNEST);

    // In the order in which reservations lock stock.
    private static final String STOCK =
            """
            INSERT INTO products.stock AS s (product_id, available)
            SELECT p.id, row.quantity FROM %s JOIN products.product p ON p.sku = row.sku ORDER BY p.id
            ON CONFLICT (product_id) DO UPDATE SET available = excluded.available
            WHERE s.available <> excluded.available
            """
                    .formatted(ProductRow.UNNEST);

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    ProductIntake(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Adds or changes the products of these rows, each of another SKU; tells how many were added.
     */
    int upsert(List<ProductRow> rows) {
        List<Object> columns = ProductRow.columns(rows);
        Set<UUID> written =
                transaction.execute(status -> {
                    Set<UUID> ids = database.sql(PRODUCTS).params(columns).query(UUID.class).set();
                    database.sql(STOCK).params(columns).update();
                    return ids;
                });
        // A changed product keeps the id it had, so ours came back only for those that were added.
        return (int) rows.stream().filter(row -> written.contains(row.id())).count();
    }
}
