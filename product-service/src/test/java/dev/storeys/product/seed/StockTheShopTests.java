package dev.storeys.product.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.product.ProductDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockTheShopTests {

    static ProductDatabase database;

    @BeforeAll
    static void start() {
        database = new ProductDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void emptyShop() {
        database.clear();
    }

    @Test
    void addsNothingUnlessAsked() {
        seed(0);
        assertThat(count()).isZero();
    }

    @Test
    void growsTheCatalogueAndKeepsWhatWasThere() {
        seed(1_500);
        assertThat(count()).isEqualTo(1_500);
        database.template().execute("UPDATE products.stock SET available = 1");
        seed(1_500);
        seed(10);
        seed(2_600);
        assertThat(count()).isEqualTo(2_600);
        assertThat(
                        database.client()
                                .sql("SELECT count(*) FROM products.stock WHERE available = 1")
                                .query(Long.class)
                                .single())
                .isEqualTo(1_500);
    }

    @Test
    void letsSeveralInstancesStartAtOnce() throws Exception {
        List<Callable<Void>> instances = new ArrayList<>();
        for (int instance = 0; instance < 4; instance++) {
            instances.add(() -> {
                seed(2_500);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> start : threads.invokeAll(instances)) {
                start.get();
            }
        }
        assertThat(count()).isEqualTo(2_500);
    }

    @Test
    void leavesAMerchantsProductOfTheSameSkuAlone() {
        database.template()
                .execute(
                        """
                        INSERT INTO products.product (id, sku, name, description, category, price, currency)
                        VALUES (gen_random_uuid(), 'S-000007', 'Mine', '', 'gifts', 1, 'GBP')
                        """);
        seed(10);
        assertThat(count()).isEqualTo(9);
    }

    void seed(int products) {
        new StockTheShop(new SeedSettings(products), database.client())
                .afterSingletonsInstantiated();
    }

    long count() {
        return database.client()
                .sql("SELECT count(*) FROM products.product JOIN products.stock ON id = product_id")
                .query(Long.class)
                .single();
    }
}
