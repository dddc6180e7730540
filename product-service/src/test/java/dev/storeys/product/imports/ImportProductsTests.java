package dev.storeys.product.imports;

import static dev.storeys.product.catalogue.Catalogue.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.product.ProductDatabase;
import dev.storeys.product.catalogue.Catalogue;
import dev.storeys.product.catalogue.NewProduct;
import dev.storeys.product.catalogue.ProductView;
import jakarta.validation.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportProductsTests {

    static ProductDatabase database;

    Catalogue catalogue;
    ImportProducts imports;

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
        catalogue = new Catalogue(database);
        imports =
                new ImportProducts(
                        Validation.buildDefaultValidatorFactory().getValidator(),
                        new ProductIntake(database.client(), database.transaction()));
    }

    @Test
    void addsNewProductsAndChangesKnownOnes() {
        UUID known = catalogue.add(aProduct().sku("A").called("Old").quantity(1));
        ImportResult result =
                run(
                        aProduct().sku("A").called("New").quantity(5).build(),
                        aProduct().sku("B").build());
        assertThat(result).isEqualTo(new ImportResult(1, 1, List.of()));
        ProductView changed = catalogue.findProduct().of(known);
        assertThat(changed.name()).isEqualTo("New");
        assertThat(changed.available()).isEqualTo(5);
    }

    @Test
    void importsTheSameFileTwiceWithoutADuplicate() {
        List<NewProduct> file = products(500);
        assertThat(imports.run(file)).isEqualTo(new ImportResult(500, 0, List.of()));
        assertThat(imports.run(file)).isEqualTo(new ImportResult(0, 500, List.of()));
        assertThat(count()).isEqualTo(500);
    }

    @Test
    void namesBadRowsAndImportsTheOthers() {
        ImportResult result =
                run(
                        aProduct().sku("A").build(),
                        aProduct().sku("no sku").forPence(-1).build(),
                        null,
                        aProduct().sku("B").build());
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.rejected())
                .containsExactly(
                        new ImportResult.Rejected(
                                1,
                                "price.amount must be greater than or equal to 0;"
                                        + " sku must be 1 to 40 of A-Z a-z 0-9 . _ -"),
                        new ImportResult.Rejected(2, "is null"));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void takesTheLastOfSeveralRowsOfOneSku() {
        ImportResult result =
                run(
                        aProduct().sku("A").called("First").build(),
                        aProduct().sku("A").called("Second").build());
        assertThat(result).isEqualTo(new ImportResult(1, 1, List.of()));
        assertThat(
                        database.client()
                                .sql("SELECT name FROM products.product")
                                .query(String.class)
                                .single())
                .isEqualTo("Second");
    }

    @Test
    void doesNothingForNothing() {
        assertThat(run()).isEqualTo(new ImportResult(0, 0, List.of()));
    }

    @Test
    void survivesImportsOfTheSameProductsInOpposingOrders() throws Exception {
        List<NewProduct> file = products(200);
        List<Callable<ImportResult>> runs = new ArrayList<>();
        for (int run = 0; run < 8; run++) {
            List<NewProduct> shuffled = new ArrayList<>(file);
            Collections.shuffle(shuffled);
            runs.add(() -> imports.run(shuffled));
        }
        int created = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ImportResult> run : threads.invokeAll(runs)) {
                created += run.get().created();
            }
        }
        assertThat(created).isEqualTo(200);
        assertThat(count()).isEqualTo(200);
    }

    static List<NewProduct> products(int number) {
        List<NewProduct> products = new ArrayList<>();
        for (int index = 0; index < number; index++) {
            products.add(aProduct().sku("I-" + index).quantity(index).build());
        }
        return products;
    }

    ImportResult run(NewProduct... products) {
        return imports.run(Arrays.asList(products));
    }

    long count() {
        return database.client()
                .sql("SELECT count(*) FROM products.product JOIN products.stock ON id = product_id")
                .query(Long.class)
                .single();
    }
}
