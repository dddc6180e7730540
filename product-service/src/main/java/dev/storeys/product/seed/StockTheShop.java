package dev.storeys.product.seed;

import dev.storeys.product.catalogue.ProductRow;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the generated products exist before the process serves: later, waiting customers
 * may have taken every connection, and a restart under load would fail. Several instances may do it
 * at once: who comes second finds the rows. Products that exist keep their stock and texts.
 */
@Component
final class StockTheShop implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(StockTheShop.class);

    private static final int BATCH = 1_000;

    // Stock only for the products that this statement added: a restart must not fill the shelves.
    private static final String INSERT =
            """
            WITH given AS (SELECT * FROM %s), added AS (
                INSERT INTO products.product (id, sku, name, description, category, price, currency)
                SELECT id, sku, name, description, category, price, currency FROM given
                ON CONFLICT DO NOTHING
                RETURNING id)
            INSERT INTO products.stock (product_id, available)
            SELECT id, quantity FROM added JOIN given USING (id)
            """
                    .formatted(ProductRow.UNNEST);

    private final SeedSettings settings;
    private final JdbcClient database;

    StockTheShop(SeedSettings settings, JdbcClient database) {
        this.settings = settings;
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        int products = settings.products();
        if (products > 0) {
            ensure(products);
        }
    }

    private void ensure(int products) {
        GeneratedCatalogue catalogue = new GeneratedCatalogue();
        if (exists(catalogue, products)) {
            return;
        }
        int added = 0;
        for (int first = 1; first <= products; first += BATCH) {
            int last = Math.min(products, first + BATCH - 1);
            added +=
                    insert(
                            IntStream.rangeClosed(first, last)
                                    .mapToObj(catalogue::product)
                                    .toList());
        }
        LOG.info("Added {} of {} generated products", added, products);
    }

    private int insert(List<ProductRow> rows) {
        return database.sql(INSERT).params(ProductRow.columns(rows)).update();
    }

    // Batches are written in order, each after the one before is committed: the last one vouches
    // for all.
    private boolean exists(GeneratedCatalogue catalogue, int number) {
        return database.sql("SELECT EXISTS (SELECT FROM products.product WHERE id = ?)")
                .param(catalogue.id(number))
                .query(Boolean.class)
                .single();
    }
}
