package dev.storeys.order.cart;

import dev.storeys.order.catalog.Line;
import dev.storeys.platform.replica.ReplicaRead;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each customer has put aside, without prices. */
@Component
class Carts {

    private final JdbcClient database;

    Carts(JdbcClient database) {
        this.database = database;
    }

    @ReplicaRead
    List<Line> shownTo(UUID user) {
        return of(user);
    }

    /** What the next change is decided on. */
    List<Line> of(UUID user) {
        return database.sql(
                        "SELECT product_id, quantity FROM orders.cart_items WHERE user_id = ? ORDER BY added_at, product_id")
                .param(user)
                .query(Line.class)
                .list();
    }

    void put(UUID user, Line line) {
        database.sql(
                        """
                        INSERT INTO orders.cart_items (user_id, product_id, quantity) VALUES (?, ?, ?)
                        ON CONFLICT (user_id, product_id) DO UPDATE SET quantity = excluded.quantity\
                        """)
                .params(user, line.productId(), line.quantity())
                .update();
    }

    void remove(UUID user, UUID product) {
        database.sql("DELETE FROM orders.cart_items WHERE user_id = ? AND product_id = ?")
                .params(user, product)
                .update();
    }
}
