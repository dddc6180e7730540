package dev.storeys.order.checkout;

import dev.storeys.order.OrderModule;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose an order is, for whoever knows its id only: administrators, warehouse and payment. */
@Component
public class OrderOwners {

    private final JdbcClient database;
    private final ModuleShards shards;

    OrderOwners(JdbcClient database, Shards shards) {
        this.database = database;
        this.shards = shards.of(OrderModule.SCHEMA);
    }

    /** Nothing if there is no such order, or if all of them are in one place anyway. */
    public Optional<UUID> of(UUID orderId) {
        return shards.isSpread() ? shards.find(() -> ownerHere(orderId)) : Optional.empty();
    }

    private Optional<UUID> ownerHere(UUID orderId) {
        return database.sql("SELECT user_id FROM orders.orders WHERE id = ?")
                .param(orderId)
                .query(UUID.class)
                .optional();
    }

    /** Changes something where the order is. */
    <T> T change(UUID orderId, Supplier<T> work) {
        return shards.isSpread()
                ? shards.change(of(orderId).orElseThrow(OrderNotFound::new), work::get)
                : work.get();
    }
}
