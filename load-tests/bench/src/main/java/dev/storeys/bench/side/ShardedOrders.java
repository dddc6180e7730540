package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import dev.storeys.bench.server.ShardServers;
import dev.storeys.order.OrderModule;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Placement;
import dev.storeys.platform.shard.Residents;
import dev.storeys.platform.shard.Shards;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Order-service, and where its customers are: on several databases, or all on one. */
public record ShardedOrders(ConfigurableApplicationContext module) implements AutoCloseable {

    /** Over the first so many shards; with ranges by shard if the strategy has them. */
    public static ShardedOrders over(
            ShardServers servers, String strategy, int shards, List<String> ranges) {
        return new ShardedOrders(
                Modules.startWithoutRelay(
                        Orders.Application.class,
                        servers.main(),
                        servers.settings(strategy, shards, ranges).toArray(String[]::new)));
    }

    /** On one database. */
    public static ShardedOrders whole(Postgres postgres) {
        return new ShardedOrders(Modules.startWithoutRelay(Orders.Application.class, postgres));
    }

    /** Who is where, if they are on several. */
    public Placement placement() {
        return module.getBean(Placement.class);
    }

    /** Who came, if they are on several. */
    public Residents residents() {
        return module.getBean(Residents.class);
    }

    public ModuleShards shards() {
        return module.getBean(Shards.class).of(OrderModule.SCHEMA);
    }

    /** Statements go where their thread was sent. */
    public JdbcClient database() {
        return module.getBean(JdbcClient.class);
    }

    @Override
    public void close() {
        module.close();
    }
}
