package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import dev.storeys.product.ProductModule;
import dev.storeys.product.catalogue.FindPrices;
import dev.storeys.product.stock.Line;
import dev.storeys.product.stock.ReserveStock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds on one product, each for an order of its own, through product-service. */
record HotStock(ReserveStock stock, FindPrices prices, UUID product, Clients clients)
        implements Side {

    private static final long PLENTY = 1_000_000_000;

    /** Product-service beside pgbench, which only counts the same row down. */
    static Match match(int clients) throws Exception {
        PgBench.mustBeHere();
        Postgres postgres = Postgres.start();
        postgres.execute(PgBench.resource("plain/stock.sql"));
        PgBench peer = PgBench.running("stock", postgres, clients);
        ConfigurableApplicationContext module =
                Modules.startWithoutRelay(
                        Application.class, postgres, "storeys.product.seed.products=10");
        HotStock stock = of(module, clients);
        return Match.of(
                Contest.ofRates(
                        "stock",
                        "holds/s on one SKU",
                        stock,
                        peer,
                        new Goal(5.0, 40.0),
                        postgres.processors()),
                postgres,
                module);
    }

    private static HotStock of(ConfigurableApplicationContext module, int clients) {
        return new HotStock(
                module.getBean(ReserveStock.class),
                module.getBean(FindPrices.class),
                stocked(module.getBean(JdbcClient.class)),
                new Clients(clients));
    }

    private static UUID stocked(JdbcClient database) {
        return database.sql(
                        """
                        UPDATE products.stock SET available = ?
                        WHERE product_id = (SELECT id FROM products.product ORDER BY id LIMIT 1) RETURNING product_id\
                        """)
                .param(PLENTY)
                .query(UUID.class)
                .single();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(ProductModule.class)
    static class Application {}

    @Override
    public String name() {
        return "product-service";
    }

    @Override
    public long failed() {
        return clients.failed().sum();
    }

    @Override
    public Work work(Duration window) throws Exception {
        long before = available() + clients.accepted().sum();
        Work work =
                clients.work(
                        window,
                        () -> stock.reserve(UUID.randomUUID(), List.of(new Line(product, 1))));
        long taken = before - available();
        if (taken < clients.accepted().sum()) {
            throw new IllegalStateException(
                    "Oversold: %d holds on %d units".formatted(clients.accepted().sum(), taken));
        }
        return work;
    }

    private long available() {
        return prices.of(List.of(product)).getFirst().available();
    }
}
