package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import dev.storeys.platform.web.Caller;
import dev.storeys.platform.web.Page;
import dev.storeys.product.catalogue.FindProduct;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Modules that are only read from. */
public final class ReadModules {

    private ReadModules() {}

    public static History history(Postgres postgres) throws ReflectiveOperationException {
        ConfigurableApplicationContext module =
                Modules.startWithoutRelay(Orders.Application.class, postgres);
        return new History(module, Handler.reading(module, Orders.CONTROLLER));
    }

    public static Catalogue catalogue(Postgres postgres) {
        ConfigurableApplicationContext module =
                Modules.startWithoutRelay(
                        HotStock.Application.class, postgres, "storeys.product.seed.products=0");
        return new Catalogue(module, module.getBean(FindProduct.class));
    }

    private static void one(ConfigurableApplicationContext module) {
        module.getBean(JdbcClient.class).sql("SELECT 1").query(Integer.class).single();
    }

    /** Order-service. */
    public record History(ConfigurableApplicationContext module, Handler handler)
            implements AutoCloseable {

        /** A page of a customer's orders; an empty cursor is the first. */
        public void page(UUID user, int limit, String cursor) throws Exception {
            Object page =
                    handler.get(
                            new Caller(user, "bench", false),
                            cursor.isEmpty()
                                    ? Map.of("limit", limit)
                                    : Map.of("limit", limit, "cursor", cursor));
            if (!(page instanceof Page<?> orders) || orders.items().size() != limit) {
                throw new IllegalStateException("Not a full page: " + page);
            }
        }

        public void one() {
            ReadModules.one(module);
        }

        @Override
        public void close() {
            module.close();
        }
    }

    /** Product-service. */
    public record Catalogue(ConfigurableApplicationContext module, FindProduct products)
            implements AutoCloseable {

        public void product(UUID id) {
            products.of(id);
        }

        public void one() {
            ReadModules.one(module);
        }

        @Override
        public void close() {
            module.close();
        }
    }
}
