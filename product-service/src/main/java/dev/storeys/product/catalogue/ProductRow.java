package dev.storeys.product.catalogue;

import dev.storeys.events.Money;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A whole product on its way into the database. */
public record ProductRow(
        UUID id,
        Sku sku,
        String name,
        String description,
        String category,
        Money price,
        long quantity) {

    /**
     * A name has no line breaks or other control characters: it becomes a heading and a subject.
     */
    static final String ONE_LINE = "[^\\p{Cntrl}]*";

    /** Has more than what is stripped off. */
    static final String NOT_BLANK = "(?s).*\\P{javaWhitespace}.*";

    /** The table of {@link #columns}, to stand in a FROM clause under the name {@code row}. */
    public static final String UNNEST =
            """
            unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bigint[])
                AS row (id, sku, name, description, category, price, currency, quantity)
            """;

    /** One array per column, so that any number of rows is one statement of eight parameters. */
    public static List<Object> columns(List<ProductRow> rows) {
        return List.of(
                texts(rows, row -> row.id.toString()),
                texts(rows, row -> row.sku.value()),
                texts(rows, ProductRow::name),
                texts(rows, ProductRow::description),
                texts(rows, ProductRow::category),
                rows.stream().map(row -> row.price.amount()).toArray(Long[]::new),
                texts(rows, row -> row.price.currency()),
                rows.stream().map(ProductRow::quantity).toArray(Long[]::new));
    }

    private static String[] texts(List<ProductRow> rows, Function<ProductRow, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    ProductView toView() {
        return new ProductView(
                id, sku.value(), name, description, category, price, quantity, null, null);
    }
}
