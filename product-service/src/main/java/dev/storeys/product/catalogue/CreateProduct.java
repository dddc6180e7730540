package dev.storeys.product.catalogue;

import dev.storeys.platform.id.Ids;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds one product with its first stock, in one statement. */
@Component
final class CreateProduct {

    private static final String INSERT =
            """
            WITH given AS (SELECT * FROM %s), added AS (
                INSERT INTO products.product (id, sku, name, description, category, price, currency)
                SELECT id, sku, name, description, category, price, currency FROM given
                ON CONFLICT (sku) DO NOTHING
                RETURNING id)
            INSERT INTO products.stock (product_id, available)
            SELECT id, quantity FROM added JOIN given USING (id)
            """
                    .formatted(ProductRow.UNNEST);

    private final JdbcClient database;

    CreateProduct(JdbcClient database) {
        this.database = database;
    }

    ProductView create(NewProduct product) {
        ProductRow row = product.toRow(Ids.next());
        int added = database.sql(INSERT).params(ProductRow.columns(List.of(row))).update();
        if (added == 0) {
            throw new SkuTaken(row.sku());
        }
        return row.toView();
    }
}
