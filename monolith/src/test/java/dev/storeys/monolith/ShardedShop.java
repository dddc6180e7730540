package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.storeys.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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

/** The whole shop with its users on three databases, and somebody who uses it. */
@SpringBootTest(
        classes = MonolithApplication.class,
        properties = {
            "storeys.product.seed.products=5",
            // Nobody settles payments here; once asked, the provider is not asked again.
            "storeys.payment.settlement.first-pause=1h",
            "storeys.payment.settlement.max-pause=1h",
            "storeys.user.admin.email=root@shop.example",
            "storeys.user.admin.password=" + ShardedShop.PASSWORD
        })
abstract class ShardedShop {

    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = JsonMapper.shared();

    // What is set up once per context; each subclass has one.
    private static final Map<String, Map<String, String>> NODES = new TreeMap<>();

    @Autowired private WebApplicationContext monolith;
    @Autowired JdbcClient database;
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

    UUID user(String token) {
        return UUID.fromString(
                json(call("GET", "/api/v1/users/me", token, "")).path("id").asString());
    }

    String statusOf(UUID order, String token) {
        return json(call("GET", "/api/v1/orders/" + order, token, "")).path("status").asString();
    }

    /** The shards on which a table has such rows. */
    Set<String> placesOf(String rows) {
        Set<String> places = new HashSet<>();
        for (String name : NODES.get(strategy()).keySet()) {
            if (at(name).sql("SELECT count(*) FROM " + rows).query(Long.class).single() > 0) {
                places.add(name);
            }
        }
        return places;
    }

    /** One shard, past the shop. */
    JdbcClient at(String shard) {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        NODES.get(strategy()).get(shard),
                        TestServers.username(),
                        TestServers.password()));
    }

    String product() {
        return json(call("GET", "/api/v1/products?limit=1", "", ""))
                .path("items")
                .get(0)
                .path("id")
                .asString();
    }

    static String unique(String name) {
        return name + "." + UUID.randomUUID().toString().substring(0, 8) + "@shop.example";
    }

    int register(String email) {
        String body =
                """
                {"email": "%s", "password": "%s", "name": "Somebody", "country": "DE"}
                """
                        .formatted(email, PASSWORD);
        return call("POST", "/api/v1/users", "", body).getStatus();
    }

    JsonNode login(String email) {
        String body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
        return json(call("POST", "/api/v1/auth/login", "", body));
    }

    JsonNode refresh(String token) {
        return json(call("POST", "/api/v1/auth/refresh", "", token(token)));
    }

    static String token(String secret) {
        return "{\"refreshToken\": \"%s\"}".formatted(secret);
    }

    UUID order(String token, String product, String coupon) {
        MockHttpServletResponse placed = place(token, product, coupon);
        assertThat(placed.getStatus()).as(text(placed)).isEqualTo(202);
        return UUID.fromString(json(placed).path("id").asString());
    }

    MockHttpServletResponse place(String token, String product, String coupon) {
        String code = coupon.isEmpty() ? "" : ", \"couponCode\": \"" + coupon + "\"";
        String body =
                """
                {"items": [{"productId": "%s", "quantity": 1}], "paymentMethod": "card-ok"%s}
                """
                        .formatted(product, code);
        return call("POST", "/api/v1/orders", token, body);
    }

    void send(String method, String path, String token, String body) {
        MockHttpServletResponse response = call(method, path, token, body);
        assertThat(response.getStatus()).as(path + ": " + text(response)).isBetween(200, 299);
    }

    MockHttpServletResponse call(String method, String path, String token, String body) {
        return call(method, path, token, body, UUID.randomUUID().toString());
    }

    MockHttpServletResponse call(
            String method, String path, String token, String body, String key) {
        MockHttpServletRequestBuilder request =
                json(method, path, body).header("Idempotency-Key", key);
        return perform(
                token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    MockHttpServletResponse callWith(
            String header, String value, String method, String path, String body) {
        return perform(json(method, path, body).header(header, value));
    }

    private static MockHttpServletRequestBuilder json(String method, String path, String body) {
        return request(HttpMethod.valueOf(method), path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            return shop.perform(request).andReturn().getResponse();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    static JsonNode json(MockHttpServletResponse response) {
        return JSON.readTree(text(response));
    }

    static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
