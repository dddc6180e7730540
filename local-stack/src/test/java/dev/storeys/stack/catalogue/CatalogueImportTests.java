package dev.storeys.stack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.catalogue.Row.NewProduct;
import dev.storeys.stack.catalogue.Row.Price;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueImportTests {

    @Test
    void sendsAtMost500RowsAtOnce() {
        assertThat(CatalogueImport.chunks(rows(1201, 10)))
                .map(List::size)
                .containsExactly(500, 500, 201);
    }

    @Test
    void sendsFewerRowsIfTheyAreLong() {
        List<List<Row>> chunks = CatalogueImport.chunks(rows(500, 4000));
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).hasSizeLessThan(40));
        assertThat(chunks).flatMap(chunk -> chunk).hasSize(500);
    }

    @Test
    void sendsNothingForNothing() {
        assertThat(CatalogueImport.chunks(List.of())).isEmpty();
    }

    private static List<Row> rows(int count, int length) {
        NewProduct product =
                new NewProduct("A", "Tea", "x".repeat(length), "food", new Price(1, "GBP"), 1);
        return IntStream.range(0, count).mapToObj(i -> new Row(i + 2, product)).toList();
    }
}
