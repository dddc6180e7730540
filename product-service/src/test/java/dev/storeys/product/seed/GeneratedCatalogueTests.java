package dev.storeys.product.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.events.Money;
import dev.storeys.product.catalogue.ProductRow;
import dev.storeys.product.catalogue.Sku;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedCatalogueTests {

    final GeneratedCatalogue catalogue = new GeneratedCatalogue();

    @Test
    void isTheSameOnEveryMachine() {
        assertThat(catalogue.product(42)).isEqualTo(new GeneratedCatalogue().product(42));
        // If this line must change, every shop that was seeded before gets a second catalogue.
        assertThat(catalogue.product(1))
                .isEqualTo(
                        new ProductRow(
                                UUID.fromString("01941f29-7c01-7cc1-afba-e3685963bb19"),
                                new Sku("S-000001"),
                                "Northfield Oak Chopping Board",
                                "An oak chopping board that looks good on the table too."
                                        + " New this season.",
                                "kitchen",
                                new Money(5350, "GBP"),
                                260));
        assertThat(catalogue.id(42)).isEqualTo(catalogue.product(42).id());
    }

    @Test
    void fillsTenCategoriesAlike() {
        assertThat(first(1_000))
                .extracting(ProductRow::category)
                .satisfies(all -> assertThat(new HashSet<>(all)).hasSize(10));
    }

    @Test
    void givesEachProductItsOwnNameSkuAndTimeOrderedId() {
        List<ProductRow> products = first(100_000);
        Set<Object> names = new HashSet<>();
        Set<Object> skus = new HashSet<>();
        String before = "";
        for (ProductRow product : products) {
            names.add(product.name());
            skus.add(product.sku());
            assertThat(product.id().toString()).isGreaterThan(before);
            before = product.id().toString();
        }
        assertThat(names).hasSize(100_000);
        assertThat(skus).hasSize(100_000);
    }

    @Test
    void staysWithinTheBoundsOfAProduct() {
        assertThat(first(10_000))
                .allSatisfy(product -> {
                    assertThat(product.id().version()).isEqualTo(7);
                    assertThat(product.id().variant()).isEqualTo(2);
                    assertThat(product.name()).hasSizeBetween(10, 80);
                    assertThat(product.description()).endsWith(".").hasSizeLessThan(250);
                    assertThat(product.price().currency()).isEqualTo("GBP");
                    assertThat(product.price().amount()).isBetween(100L, 35_000L);
                    assertThat(product.quantity()).isBetween(50L, 500L);
                });
    }

    List<ProductRow> first(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(catalogue::product).toList();
    }
}
