package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import dev.storeys.product.catalogue.FindProduct;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Single products by their id, through product-service, which asks the database for each. */
record ProductReads(FindProduct products, List<UUID> ids, Clients clients) implements Side {

    // As many as the row of the table of ratios says; the pool has more.
    private static final int CLIENTS = 8;
    private static final int PRODUCTS = 1_000;

    /** Product-service beside pgbench, which reads the same columns of one table. */
    static Match match() throws Exception {
        PgBench.mustBeHere();
        Postgres postgres = Postgres.start();
        ConfigurableApplicationContext module =
                Modules.startWithoutRelay(
                        HotStock.Application.class,
                        postgres,
                        "storeys.product.seed.products=" + PRODUCTS);
        ProductReads reads =
                new ProductReads(
                        module.getBean(FindProduct.class),
                        ids(module.getBean(JdbcClient.class)),
                        new Clients(CLIENTS));
        postgres.execute(PgBench.resource("plain/reads.sql"));
        return Match.of(beside(postgres, reads), postgres, module);
    }

    private static Contest beside(Postgres postgres, ProductReads reads) throws Exception {
        return Contest.ofRates(
                "reads",
                "products/s by id",
                reads,
                PgBench.running("reads", postgres, CLIENTS),
                new Goal(0.35, 0.50),
                postgres.processors());
    }

    private static List<UUID> ids(JdbcClient database) {
        List<UUID> ids = database.sql("SELECT id FROM products.product").query(UUID.class).list();
        if (ids.size() != PRODUCTS) {
            throw new IllegalStateException("Products: " + ids.size());
        }
        return ids;
    }

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
        return clients.work(window, this::read);
    }

    private void read() {
        UUID id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
        if (!products.of(id).id().equals(id)) {
            throw new IllegalStateException("Another product than " + id);
        }
    }
}
