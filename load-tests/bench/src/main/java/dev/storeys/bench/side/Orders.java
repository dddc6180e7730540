package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import dev.storeys.events.Money;
import dev.storeys.order.OrderModule;
import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.Line;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.order.catalog.PricedProduct;
import dev.storeys.platform.web.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders of three lines through order-service, goods and prices at hand. The relay rests: pgbench
 * does not move its events either.
 */
record Orders(Handler placeOrder, JdbcClient database, Clients clients) implements Side {

    static final String CONTROLLER = "dev.storeys.order.checkout.OrderController";

    private static final int LINES = 3;

    /** Order-service beside pgbench, which writes down the same by plain statements. */
    public static Match match(int clients) throws Exception {
        PgBench.mustBeHere();
        Postgres postgres = Postgres.start();
        postgres.execute(PgBench.resource("plain/orders.sql"));
        PgBench peer = PgBench.running("orders", postgres, clients);
        ConfigurableApplicationContext module =
                Modules.startWithoutRelay(Application.class, postgres);
        Orders orders = of(module, clients);
        orders.mustKeepKeys();
        return Match.of(
                Contest.ofRates(
                        "orders",
                        "orders/s",
                        orders,
                        peer,
                        new Goal(1.0, 2.0),
                        postgres.processors()),
                postgres,
                module);
    }

    private static Orders of(ConfigurableApplicationContext module, int clients)
            throws ReflectiveOperationException {
        return new Orders(
                Handler.of(module, CONTROLLER),
                module.getBean(JdbcClient.class),
                new Clients(clients));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(OrderModule.class)
    static class Application {

        @Bean
        Catalog catalogAtHand() {
            return new CatalogAtHand();
        }
    }

    @Override
    public String name() {
        return "order-service";
    }

    @Override
    public long failed() {
        return clients.failed().sum();
    }

    @Override
    public Work work(Duration window) throws Exception {
        long before = stored() - clients.accepted().sum();
        Work work =
                clients.work(window, () -> place(UUID.randomUUID(), UUID.randomUUID().toString()));
        // One that was stored and then failed to answer is no lie; the reverse is.
        if (stored() - before < clients.accepted().sum()) {
            throw new IllegalStateException("Orders were answered that are not stored");
        }
        return work;
    }

    /** What is measured must be the whole: an order that can be repeated by its key. */
    private void mustKeepKeys() throws Exception {
        UUID user = UUID.randomUUID();
        UUID product = UUID.randomUUID();
        String first = String.valueOf(place(user, "once", body(List.of(product))).getBody());
        String second = String.valueOf(place(user, "once", body(List.of(product))).getBody());
        if (!first.equals(second)) {
            throw new IllegalStateException("The handler does not keep Idempotency-Keys");
        }
    }

    private void place(UUID user, String key) throws Exception {
        place(placeOrder, new Caller(user, "bench", false), key);
    }

    private ResponseEntity<?> place(UUID user, String key, String body) throws Exception {
        return place(placeOrder, new Caller(user, "bench", false), key, body);
    }

    /** An order of three lines; throws if it is not accepted. */
    static void place(Handler placeOrder, Caller caller, String key) throws Exception {
        place(
                placeOrder,
                caller,
                key,
                body(IntStream.range(0, LINES).mapToObj(any -> UUID.randomUUID()).toList()));
    }

    private static ResponseEntity<?> place(
            Handler placeOrder, Caller caller, String key, String body) throws Exception {
        ResponseEntity<?> answer = placeOrder.post(caller, key, body);
        if (answer.getStatusCode().value() != 202) {
            throw new IllegalStateException("Not accepted: " + answer);
        }
        return answer;
    }

    private static String body(List<UUID> products) {
        return products.stream()
                .map(product -> "{\"productId\":\"" + product + "\",\"quantity\":1}")
                .collect(
                        Collectors.joining(
                                ",", "{\"paymentMethod\":\"card-ok\",\"items\":[", "]}"));
    }

    private long stored() {
        return database.sql("SELECT count(*) FROM orders.orders").query(Long.class).single();
    }

    /** Has everything, at one price. */
    private static final class CatalogAtHand implements Catalog {

        @Override
        public List<PricedLine> reserve(UUID orderId, List<Line> lines) {
            return lines.stream()
                    .map(line ->
                            new PricedLine(
                                    line.productId(),
                                    "SKU-0",
                                    "A product of the bench",
                                    line.quantity(),
                                    new Money(1999, "GBP")))
                    .toList();
        }

        @Override
        public void release(UUID orderId) {}

        @Override
        public List<PricedProduct> prices(Collection<UUID> productIds) {
            return List.of();
        }
    }
}
