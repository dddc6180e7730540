package dev.storeys.product.catalogue;

import dev.storeys.platform.replica.ReplicaRead;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds one product as it is shown: one round trip, no transaction around a single SELECT. */
@Component
public class FindProduct {

    private static final String SELECT =
            "SELECT " + ProductView.COLUMNS + " FROM products.product p WHERE p.id = ?";

    private final JdbcClient database;

    FindProduct(JdbcClient database) {
        this.database = database;
    }

    /** The product of that id; throws {@link ProductNotFound}. */
    @ReplicaRead
    public ProductView of(UUID id) {
        return database.sql(SELECT)
                .param(id)
                .query(ProductView::read)
                .optional()
                .orElseThrow(() -> new ProductNotFound(id));
    }
}
