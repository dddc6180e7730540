package dev.storeys.product.catalogue;

import dev.storeys.events.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Prices of many products at once, always from the database and never from a cache. */
@Component
public final class FindPrices {

    private static final String SELECT =
            """
            SELECT p.id, p.sku, p.name, p.price, p.currency, s.available
            FROM unnest(?::uuid[]) WITH ORDINALITY AS wanted (id, place)
            JOIN products.product p USING (id)
            JOIN products.stock s ON s.product_id = p.id
            ORDER BY wanted.place
            """;

    private final JdbcClient database;

    FindPrices(JdbcClient database) {
        this.database = database;
    }

    /** The products among {@code ids} that exist, each once, in the order asked for. */
    public List<PricedProduct> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql(SELECT)
                .param(ids.stream().distinct().map(UUID::toString).toArray(String[]::new))
                .query(FindPrices::read)
                .list();
    }

    private static PricedProduct read(ResultSet row, int number) throws SQLException {
        return new PricedProduct(
                row.getObject("id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                new Money(row.getLong("price"), row.getString("currency")),
                row.getLong("available"));
    }
}
