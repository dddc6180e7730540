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
            "SELECT p.id, p.sku, p.name, p.price, p.currency, s.available FROM "
                    + ProductView.TABLES
                    + " WHERE p.id = ANY (?::uuid[])";

    private final JdbcClient database;

    FindPrices(JdbcClient database) {
        this.database = database;
    }

    /** The products among {@code ids} that exist, in no particular order. */
    public List<PricedProduct> of(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.sql(SELECT)
                .param(ids.stream().map(UUID::toString).toArray(String[]::new))
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
