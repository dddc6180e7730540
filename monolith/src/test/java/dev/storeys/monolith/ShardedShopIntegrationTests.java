package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.storeys.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole shop with its users on three databases; where they are depends on the strategy. */
@SpringBootTest(
        classes = MonolithApplication.class,
        properties = {
            "storeys.product.seed.products=5",
            "storeys.user.admin.email=root@shop.example",
            "storeys.user.admin.password=" + ShardedShopIntegrationTests.PASSWORD
        })
abstract class ShardedShopIntegrationTests {

    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = JsonMapper.shared();

    // What is set up once per context; each subclass has one.
    private static final Map<String, Map<String, String>> NODES = new TreeMap<>();

    @Autowired private WebApplicationContext monolith;
    @Autowired private JdbcClient database;
    private MockMvc shop;

    /** Four databases, one of which keeps what is nobody's. */
    static void settings(DynamicPropertyRegistry settings, String strategy, String... ranges) {
        String main = TestServers.jdbcUrl();
        settings.add("storeys.database.main.primary", () -> main);
        settings.add("storeys.database.main.username", TestServers::username);
        settings.add("storeys.database.main.password", TestServers::password);
        settings.add("storeys.database.shards.strategy", () -> strategy);
        Map<String, String> nodes = new TreeMap<>();
        for (int number = 0; number < 3; number++) {
            String name = "shard-" + (number + 1);
            String url = TestServers.jdbcUrl();
            nodes.put(name, url);
            String node = "storeys.database.shards.nodes[%d].".formatted(number);
            settings.add(node + "name", () -> name);
            settings.add(node + "primary", () -> url);
            settings.add(node + "username", TestServers::username);
            settings.add(node + "password", TestServers::password);
            if (ranges.length > number) {
                String range = ranges[number];
                settings.add(node + "range", () -> range);
            }
        }
        NODES.put(strategy, nodes);
    }

    abstract String strategy();

    @BeforeEach
    void open() {
        shop = MockMvcBuilders.webAppContextSetup(monolith).apply(springSecurity()).build();
    }

    @Test
    void keepsEachUserWithAllThatIsHisOnOneShard() throws Exception {
        List<String> names = List.of("anna", "hugo", "ida", "paul", "quinn", "zoe");
        String product = product();
        Map<String, UUID> orders = new TreeMap<>();
        for (String name : names) {
            String email = unique(name);
            assertThat(register(email)).isEqualTo(201);
            String token = login(email).path("accessToken").asString();
            send("PUT", "/api/v1/cart/items/" + product, token, "{\"quantity\": 2}");
            orders.put(token, order(token, product, ""));
        }

        orders.forEach((token, order) -> {
            assertThat(
                            json(call("GET", "/api/v1/orders/" + order, token, ""))
                                    .path("id")
                                    .asString())
                    .isEqualTo(order.toString());
            assertThat(call("GET", "/api/v1/cart", token, "").toString()).isNotNull();
            assertThat(placesOf("orders.orders WHERE id = '%s'".formatted(order))).hasSize(1);
            UUID user = user(token);
            Set<String> home = placesOf("users.users WHERE id = '%s'".formatted(user));
            assertThat(home).hasSize(1);
            for (String table :
                    List.of(
                            "users.sessions",
                            "orders.orders",
                            "orders.cart_items",
                            "orders.idempotency")) {
                assertThat(placesOf("%s WHERE user_id = '%s'".formatted(table, user)))
                        .as(table)
                        .isEqualTo(home);
            }
        });
        Set<String> used = new HashSet<>();
        orders.keySet()
                .forEach(token ->
                        used.addAll(
                                placesOf("users.users WHERE id = '%s'".formatted(user(token)))));
        assertThat(used).as("shards in use").hasSizeGreaterThan(1);
    }

    @Test
    void failsLoudlyWithoutAKey() {
        assertThatThrownBy(() ->
                        database.sql("SELECT count(*) FROM orders.orders")
                                .query(Long.class)
                                .single())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("orders.orders");
        assertThatThrownBy(() ->
                        database.sql("SELECT count(*) FROM users.users").query(Long.class).single())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void letsOneOfManyHaveAnEmail() throws Exception {
        String email = unique("crowd");
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> tries = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                tries.add(threads.submit(() -> register(email)));
            }
            for (Future<Integer> result : tries) {
                statuses.add(result.get());
            }
        }
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).allMatch(status -> status == 201 || status == 409 || status == 503);
        assertThat(login(email).path("accessToken").asString()).isNotEmpty();
        assertThat(register(email)).isEqualTo(409);
    }

    @Test
    void finishesARegistrationThatEndedHalfWay() throws Exception {
        String email = unique("half");
        database.sql(
                        """
                        INSERT INTO shards.users (id, email_hash, handle, node) VALUES (?, ?, 'half',
                            CASE WHEN ? = 'directory' THEN 'shard-2' END)
                        """)
                .params(UUID.randomUUID(), sha256(email), strategy())
                .update();
        assertThat(register(email)).isEqualTo(201);
        assertThat(login(email).path("accessToken").asString()).isNotEmpty();
    }

    @Test
    void changesEndsAndForgetsSessionsWhereTheyAre() throws Exception {
        String email = unique("session");
        register(email);
        String first = login(email).path("refreshToken").asString();
        JsonNode renewed = refresh(first);
        String second = renewed.path("refreshToken").asString();
        send("POST", "/api/v1/auth/logout", "", "{\"refreshToken\": \"%s\"}".formatted(second));
        assertThat(call("POST", "/api/v1/auth/refresh", "", token(second)).getStatus())
                .isEqualTo(401);
        assertThat(
                        call("GET", "/api/v1/users/me", renewed.path("accessToken").asString(), "")
                                .getStatus())
                .isEqualTo(401);
        for (String nobodys : List.of("abc", "A".repeat(64))) {
            assertThat(call("POST", "/api/v1/auth/refresh", "", token(nobodys)).getStatus())
                    .isEqualTo(401);
            assertThat(call("POST", "/api/v1/auth/logout", "", token(nobodys)).getStatus())
                    .isEqualTo(204);
        }
    }

    @Test
    void confirmsShipsAndRefundsOrdersOfAllShards() throws Exception {
        String admin = login("root@shop.example").path("accessToken").asString();
        for (String name : List.of("amy", "ivan", "rita")) {
            String email = unique(name);
            register(email);
            String token = login(email).path("accessToken").asString();
            UUID order = order(token, product(), "");
            call("POST", "/api/v1/orders/" + order + "/cancel", token, "");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(statusOf(order, token)).isEqualTo("CANCELLED"));
            // It is found wherever it is, and what it is in is told.
            assertThat(call("POST", "/api/v1/orders/" + order + "/ship", admin, "").getStatus())
                    .isEqualTo(409);
        }
        String nowhere = "/api/v1/orders/" + UUID.randomUUID();
        assertThat(call("POST", nowhere + "/ship", admin, "").getStatus()).isEqualTo(404);
        assertThat(call("POST", nowhere + "/refund", admin, "{}").getStatus()).isEqualTo(404);
    }

    @Test
    void countsACouponOverAllShards() throws Exception {
        String admin = login("root@shop.example").path("accessToken").asString();
        String code =
                "ONE-"
                        + UUID.randomUUID()
                                .toString()
                                .substring(0, 8)
                                .toUpperCase(java.util.Locale.ROOT);
        send(
                "POST",
                "/api/v1/coupons",
                admin,
                "{\"code\": \"%s\", \"percentage\": 10, \"limit\": 1}".formatted(code));
        String email = unique("coupon");
        register(email);
        String one = login(email).path("accessToken").asString();
        UUID order = order(one, product(), code);
        for (String name : List.of("abel", "ines", "rolf", "sven")) {
            String other = unique(name);
            register(other);
            String token = login(other).path("accessToken").asString();
            assertThat(place(token, product(), code).getStatus()).as(name).isEqualTo(422);
        }
        send("POST", "/api/v1/orders/" + order + "/cancel", one, "");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(place(one, product(), code).getStatus()).isEqualTo(202));
    }

    private UUID user(String token) {
        return UUID.fromString(
                json(call("GET", "/api/v1/users/me", token, "")).path("id").asString());
    }

    private String statusOf(UUID order, String token) {
        return json(call("GET", "/api/v1/orders/" + order, token, "")).path("status").asString();
    }

    /** The shards on which a table has such rows. */
    private Set<String> placesOf(String rows) {
        Set<String> places = new HashSet<>();
        NODES.get(strategy())
                .forEach((name, url) -> {
                    JdbcClient node =
                            JdbcClient.create(
                                    new DriverManagerDataSource(
                                            url, TestServers.username(), TestServers.password()));
                    if (node.sql("SELECT count(*) FROM " + rows).query(Long.class).single() > 0) {
                        places.add(name);
                    }
                });
        return places;
    }

    private String product() {
        return json(call("GET", "/api/v1/products?limit=1", "", ""))
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    private static String unique(String name) {
        return name + "." + UUID.randomUUID().toString().substring(0, 8) + "@shop.example";
    }

    private int register(String email) {
        String body =
                """
                {"email": "%s", "password": "%s", "name": "Somebody", "country": "DE"}
                """
                        .formatted(email, PASSWORD);
        return call("POST", "/api/v1/users", "", body).getStatus();
    }

    private JsonNode login(String email) {
        String body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
        return json(call("POST", "/api/v1/auth/login", "", body));
    }

    private JsonNode refresh(String token) {
        return json(call("POST", "/api/v1/auth/refresh", "", token(token)));
    }

    private static String token(String secret) {
        return "{\"refreshToken\": \"%s\"}".formatted(secret);
    }

    private UUID order(String token, String product, String coupon) {
        MockHttpServletResponse placed = place(token, product, coupon);
        assertThat(placed.getStatus()).as(text(placed)).isEqualTo(202);
        return UUID.fromString(json(placed).path("id").asString());
    }

    private MockHttpServletResponse place(String token, String product, String coupon) {
        String code = coupon.isEmpty() ? "" : ", \"couponCode\": \"" + coupon + "\"";
        String body =
                """
                {"items": [{"productId": "%s", "quantity": 1}], "paymentMethod": "card-ok"%s}
                """
                        .formatted(product, code);
        return call("POST", "/api/v1/orders", token, body);
    }

    private void send(String method, String path, String token, String body) {
        MockHttpServletResponse response = call(method, path, token, body);
        assertThat(response.getStatus()).as(path + ": " + text(response)).isBetween(200, 299);
    }

    private MockHttpServletResponse call(String method, String path, String token, String body) {
        MockHttpServletRequestBuilder request =
                request(HttpMethod.valueOf(method), path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .content(body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return shop.perform(request).andReturn().getResponse();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(path, failure);
        }
    }

    private static JsonNode json(MockHttpServletResponse response) {
        return JSON.readTree(text(response));
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
