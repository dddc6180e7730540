package dev.storeys.product.catalogue;

import static dev.storeys.product.catalogue.Catalogue.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.events.Money;
import dev.storeys.product.ProductDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductsTests {

    static ProductDatabase database;

    Catalogue catalogue;

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
    }

    @Test
    void findsWhatWasCreated() {
        ProductView created =
                new CreateProduct(database.client())
                        .create(aProduct().called(" Teapot ").quantity(7).build());
        assertThat(catalogue.findProduct().of(created.id())).isEqualTo(created);
        assertThat(created.name()).isEqualTo("Teapot");
        assertThat(created.available()).isEqualTo(7);
    }

    @Test
    void refusesATakenSkuAndLeavesTheFirstProductAlone() {
        UUID first = catalogue.add(aProduct().sku("A-1").called("First"));
        assertThatExceptionOfType(SkuTaken.class)
                .isThrownBy(() -> catalogue.add(aProduct().sku("A-1").called("Second")));
        assertThat(catalogue.findProduct().of(first).name()).isEqualTo("First");
    }

    @Test
    void changesOnlyWhatThePatchNames() {
        UUID id = catalogue.add(aProduct().called("Board").described("Old").forPence(100));
        UpdateProduct update = new UpdateProduct(database.client());
        update.update(id, new ProductPatch(null, null, null, new Price(250L, "EUR")));
        ProductView changed = update.update(id, new ProductPatch(null, "New", null, null));
        assertThat(changed.name()).isEqualTo("Board");
        assertThat(changed.description()).isEqualTo("New");
        assertThat(changed.price()).isEqualTo(new Money(250, "EUR"));
        assertThat(catalogue.findProduct().of(id)).isEqualTo(changed);
    }

    @Test
    void doesNotUpdateAnUnknownProduct() {
        UpdateProduct update = new UpdateProduct(database.client());
        assertThatExceptionOfType(ProductNotFound.class)
                .isThrownBy(() ->
                        update.update(UUID.randomUUID(), new ProductPatch("x", null, null, null)));
    }

    @Test
    void pricesKnownProductsInTheOrderAskedForEachOnce() {
        UUID first = catalogue.withStock(1);
        UUID second = catalogue.withStock(2);
        List<PricedProduct> priced =
                catalogue.findPrices().of(List.of(second, UUID.randomUUID(), first, second));
        assertThat(priced).extracting(PricedProduct::productId).containsExactly(second, first);
        assertThat(priced.getFirst().available()).isEqualTo(2);
        assertThat(catalogue.findPrices().of(List.of())).isEmpty();
    }
}
