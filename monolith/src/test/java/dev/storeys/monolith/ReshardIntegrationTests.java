package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.shard.Buckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Users who are moved while they shop. */
@TestPropertySource(
        properties = {
            "storeys.database.shards.refresh=20ms",
            "storeys.security.service-key=" + ReshardIntegrationTests.KEY
        })
class ReshardIntegrationTests extends ShardedShop {

    static final String KEY = "a-key-between-services-of-the-tests";

    private static final String STRATEGY = "hash";
    private static final String MOVES = "/internal/shards/moves";
    private static final int CUSTOMERS = 12;

    /** One for so many changes of the cart. */
    private static final int ORDERS = 5;

    // Not of users, or of events that are on their way.
    private static final Set<String> STAY =
            Set.of(
                    "users.outbox",
                    "users.dead_letter",
                    "users.signing_keys",
                    "users.login_failures",
                    "orders.outbox",
                    "orders.dead_letter",
                    "orders.coupons",
                    "orders.coupon_users",
                    "orders.coupon_redemptions");

    private static final List<String> MOVE =
            List.of(
                    "users.users",
                    "users.sessions",
                    "users.refresh_tokens",
                    "users.inbox",
                    "users.idempotency",
                    "orders.orders",
                    "orders.order_lines",
                    "orders.refunds",
                    "orders.cart_items",
                    "orders.inbox",
                    "orders.idempotency");

    private final AtomicInteger refused = new AtomicInteger();

    @DynamicPropertySource
    static void shards(DynamicPropertyRegistry settings) {
        settings(settings, STRATEGY);
    }

    @Override
    String strategy() {
        return STRATEGY;
    }

    /** Somebody who orders and changes the cart until told to stop. */
    private final class Customer {

        private final String email = unique("mover");
        private final Set<String> orders = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final String product = product();
        private String token = "";
        private int quantity;

        void open() {
            assertThat(register(email)).isEqualTo(201);
            token = login(email).path("accessToken").asString();
        }

        int shop() {
            while (on.get()) {
                int next = quantity % 1_000 + 1;
                if (next % ORDERS == 1) {
                    order();
                }
                put(next);
                quantity = next;
            }
            return orders.size();
        }

        private void order() {
            String body =
                    "{\"items\": [{\"productId\": \"%s\", \"quantity\": 1}], \"paymentMethod\": \"card-ok\"}"
                            .formatted(product);
            MockHttpServletResponse placed = insist("POST", "/api/v1/orders", body);
            assertThat(placed.getStatus()).as(text(placed)).isEqualTo(202);
            orders.add(json(placed).path("id").asString());
        }

        private void put(int pieces) {
            MockHttpServletResponse put =
                    insist(
                            "PUT",
                            "/api/v1/cart/items/" + product,
                            "{\"quantity\": %d}".formatted(pieces));
            assertThat(put.getStatus()).as(text(put)).isEqualTo(200);
        }

        /**
         * He waits while he is moved; if the process heard of it too late, he has to come again.
         */
        private MockHttpServletResponse insist(String method, String path, String body) {
            String key = UUID.randomUUID().toString();
            MockHttpServletResponse response = call(method, path, token, body, key);
            while (response.getStatus() == 503
                    || text(response).contains("idempotency-key-in-flight")) {
                refused.incrementAndGet();
                response = call(method, path, token, body, key);
            }
            return response;
        }

        void leave() {
            on.set(false);
        }
    }

    @Test
    void losesAndDoublesNothingWhileAShardIsEmptied() throws Exception {
        List<Customer> customers = Stream.generate(Customer::new).limit(CUSTOMERS).toList();
        customers.forEach(Customer::open);
        database.sql("UPDATE products.stock SET available = available + 100000").update();
        try (ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS)) {
            List<Future<Integer>> shopping = new ArrayList<>();
            customers.forEach(customer -> shopping.add(threads.submit(customer::shop)));
            try {
                emptyTheThird();
            } finally {
                customers.forEach(Customer::leave);
            }
            for (Future<Integer> shopped : shopping) {
                assertThat(shopped.get()).isPositive();
            }
        }
        int changes = customers.stream().mapToInt(customer -> customer.quantity).sum();
        assertThat(refused.get()).as("refused instead of waiting").isLessThan(changes / 100);
        assertThat(rowsAt("shard-3")).isEmpty();
        customers.forEach(this::hasAllOfHis);
        everyOrderIsPaidOnce();
        UUID one = user(customers.getFirst().token);
        plan("{\"user\": \"%s\", \"node\": \"shard-3\"}".formatted(one));
        awaitAllDone(342);
        hasAllOfHis(customers.getFirst());
        assertThat(placesOf("users.users WHERE id = '%s'".formatted(one))).containsOnly("shard-3");
        assertThat(insistsOn(customers.getFirst())).isEqualTo(202);
        goesOnWhereAnotherProcessEnded(customers.get(1));
        plan("{\"nodes\": [\"shard-1\", \"shard-2\", \"shard-3\"]}");
        awaitAllDone(343 + 341);
        customers.forEach(this::hasAllOfHis);
    }

    private void emptyTheThird() {
        JsonNode plan = plan("{\"nodes\": [\"shard-1\", \"shard-2\"], \"dryRun\": true}");
        assertThat(plan.path("moves").asInt()).isEqualTo(341);
        assertThat(progress().path("planned").asInt()).as("after a dry run").isZero();
        plan("{\"nodes\": [\"shard-1\", \"shard-2\"]}");
        awaitAllDone(341);
    }

    private int insistsOn(Customer customer) {
        return place(customer.token, customer.product, "").getStatus();
    }

    /** It had put the fences up and copied a part, some of which is old by now. */
    private void goesOnWhereAnotherProcessEnded(Customer customer) throws Exception {
        UUID user = user(customer.token);
        String from = placesOf("users.users WHERE id = '%s'".formatted(user)).iterator().next();
        UUID dead = UUID.randomUUID();
        long number =
                database.sql(
                                """
                                INSERT INTO shards.moves (user_id, source, target, state, mover, problem)
                                VALUES (?, ?, 'shard-3', 'DONE', ?, NULL) RETURNING number
                                """)
                        .params(user, from, dead)
                        .query(Long.class)
                        .single();
        for (String place : List.of(from, "shard-3")) {
            at(place).sql("INSERT INTO shard.permits VALUES (?, ?)").params(number, dead).update();
            at(place).sql("INSERT INTO shard.fenced_users VALUES (?, true)").param(user).update();
        }
        assertThat(
                        call(
                                        "PUT",
                                        "/api/v1/cart/items/" + customer.product,
                                        customer.token,
                                        "{\"quantity\": 7}")
                                .getStatus())
                .as("behind the fence")
                .isEqualTo(503);
        assertThat(call("GET", "/api/v1/cart", customer.token, "").getStatus())
                .as("reads go on")
                .isEqualTo(200);
        database.sql("UPDATE shards.moves SET state = 'FENCED' WHERE number = ?")
                .param(number)
                .update();
        awaitAllDone(343);
        assertThat(placesOf("users.users WHERE id = '%s'".formatted(user))).containsOnly("shard-3");
        assertThat(insistsOn(customer)).isEqualTo(202);
    }

    private void hasAllOfHis(Customer customer) {
        UUID user = user(customer.token);
        Set<String> found = new HashSet<>();
        int copies = 0;
        for (String shard : List.of("shard-1", "shard-2", "shard-3")) {
            List<String> there =
                    at(shard)
                            .sql("SELECT id::text FROM orders.orders WHERE user_id = ?")
                            .param(user)
                            .query(String.class)
                            .list();
            copies += there.size();
            found.addAll(there);
        }
        assertThat(found).containsAll(customer.orders);
        assertThat(copies).as("copies of orders").isEqualTo(found.size());
        assertThat(placesOf("users.users WHERE id = '%s'".formatted(user))).hasSize(1);
        assertThat(placesOf("orders.orders WHERE user_id = '%s'".formatted(user)))
                .isEqualTo(placesOf("users.users WHERE id = '%s'".formatted(user)));
        JsonNode cart = json(call("GET", "/api/v1/cart", customer.token, ""));
        assertThat(cart.path("items").get(0).path("quantity").asInt()).isEqualTo(customer.quantity);
    }

    /** What was told of an order from whichever shard was heard, and had its effect once. */
    private void everyOrderIsPaidOnce() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    Set<String> orders = new HashSet<>();
                    for (String shard : List.of("shard-1", "shard-2", "shard-3")) {
                        orders.addAll(
                                at(shard)
                                        .sql("SELECT id::text FROM orders.orders")
                                        .query(String.class)
                                        .list());
                    }
                    List<String> payments =
                            database.sql("SELECT order_id::text FROM payments.payment")
                                    .query(String.class)
                                    .list();
                    assertThat(payments).containsExactlyInAnyOrderElementsOf(orders);
                });
    }

    private Set<String> rowsAt(String shard) {
        Set<String> tables = new HashSet<>();
        for (String table : MOVE) {
            if (at(shard).sql("SELECT count(*) FROM " + table).query(Long.class).single() > 0) {
                tables.add(table);
            }
        }
        return tables;
    }

    @Test
    void knowsEveryTable() {
        Set<String> tables =
                new HashSet<>(
                        at("shard-1")
                                .sql(
                                        """
                                        SELECT schemaname || '.' || tablename FROM pg_tables
                                        WHERE schemaname IN ('users', 'orders') AND tablename NOT LIKE 'flyway%'
                                        """)
                                .query(String.class)
                                .list());
        tables.removeAll(STAY);
        assertThat(tables).as("tables that move, or are said to stay").isEqualTo(Set.copyOf(MOVE));
    }

    @Test
    void countsBucketsAsTheShardsDo() {
        for (int time = 0; time < 200; time++) {
            UUID user = UUID.randomUUID();
            assertThat(
                            at("shard-1")
                                    .sql("SELECT shard.bucket(?)")
                                    .param(user)
                                    .query(Integer.class)
                                    .single())
                    .isEqualTo(Buckets.of(user));
        }
    }

    @Test
    void refusesWhatCannotBe() {
        for (Map.Entry<String, Integer> example :
                Map.of(
                                "{}", 400,
                                "{\"nodes\": []}", 400,
                                "{\"nodes\": [\"shard-9\"]}", 422,
                                "{\"nodes\": [\"shard-1\"], \"node\": \"shard-1\"}", 400)
                        .entrySet()) {
            assertThat(operator("POST", example.getKey()).getStatus())
                    .as(example.getKey())
                    .isEqualTo(example.getValue());
        }
        assertThat(call("POST", MOVES, "", "{}").getStatus()).as("without the key").isEqualTo(401);
    }

    private JsonNode plan(String wanted) {
        MockHttpServletResponse response = operator("POST", wanted);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(200);
        return json(response);
    }

    private JsonNode progress() {
        return json(operator("GET", ""));
    }

    private void awaitAllDone(int moves) {
        await().atMost(Duration.ofSeconds(180))
                .untilAsserted(() -> {
                    JsonNode now = progress();
                    assertThat(now.path("done").asInt()).as(now.toString()).isEqualTo(moves);
                });
    }

    private MockHttpServletResponse operator(String method, String body) {
        return callWith("X-Storeys-Service-Key", KEY, method, MOVES, body);
    }
}
