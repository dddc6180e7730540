package dev.storeys.product.catalogue;

import dev.storeys.events.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as everyone sees it.
 *
 * @param available units that can be ordered now
 * @param imageUrl null while the shop has no images
 * @param rating null while nobody has reviewed it
 */
public record ProductView(
        UUID id,
        String sku,
        String name,
        String description,
        String category,
        Money price,
        long available,
        @Nullable String imageUrl,
        @Nullable Rating rating) {

    /**
     * The columns that {@link #read} needs, of {@code products.product p}. The stock is looked up
     * for the rows of the answer only: a join might walk through the stock of all pages before.
     */
    public static final String COLUMNS =
            """
            p.id, p.sku, p.name, p.description, p.category, p.price, p.currency, p.reviews, p.stars,
            (SELECT s.available FROM products.stock s WHERE s.product_id = p.id) AS available\
            """;

    /** The product in the current row. */
    public static ProductView read(ResultSet row, int number) throws SQLException {
        return new ProductView(
                row.getObject("id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                row.getString("category"),
                new Money(row.getLong("price"), row.getString("currency")),
                row.getLong("available"),
                null,
                Rating.of(row.getLong("stars"), row.getLong("reviews")));
    }
}
