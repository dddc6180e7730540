package dev.storeys.product.review;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who bought what; no more is kept of it than a review needs. */
@Component
public final class Purchases {

    // In the order of the ids, so that two orders of one buyer do not wait for each other.
    private static final String INSERT =
            """
            INSERT INTO products.purchase (user_id, product_id)
            SELECT ?, id FROM unnest(?::uuid[]) AS bought (id) ORDER BY id
            ON CONFLICT DO NOTHING
            """;

    private final JdbcClient database;

    Purchases(JdbcClient database) {
        this.database = database;
    }

    /** Remembers that the user bought these products, in the caller's transaction. */
    public void add(UUID user, Collection<UUID> products) {
        database.sql(INSERT)
                .param(user)
                .param(products.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }
}
