package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.storeys.testing.RoundTrips;
import dev.storeys.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often each read of the API goes to the database: once, unless two modules show something
 * together.
 */
@SpringBootTest(
        classes = MonolithApplication.class,
        properties = {
            "storeys.product.seed.products=30",
            "storeys.user.admin.email=admin@shop.example",
            "storeys.user.admin.password=" + StatementsPerReadIntegrationTests.PASSWORD
        })
@Import(StatementsPerReadIntegrationTests.Watching.class)
class StatementsPerReadIntegrationTests {

    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = JsonMapper.shared();

    // The document of the API and the topology are no data; a stream of events stays open.
    private static final Set<String> WITHOUT_DATABASE =
            Set.of("/api/v1/openapi", "/api/v1/topology");

    // The cart is of one module, the prices of what lies in it of another.
    private static final Map<String, Integer> MORE = Map.of("/api/v1/cart", 2);

    @Autowired private WebApplicationContext monolith;
    private MockMvc shop;

    @TestConfiguration
    static class Watching {
        @Bean
        static RoundTrips roundTrips() {
            return new RoundTrips();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String database = TestServers.jdbcUrl();
        settings.add("storeys.database.main.primary", () -> database);
        settings.add("storeys.database.main.username", TestServers::username);
        settings.add("storeys.database.main.password", TestServers::password);
    }

    @BeforeEach
    void open() {
        shop = MockMvcBuilders.webAppContextSetup(monolith).apply(springSecurity()).build();
    }

    @Test
    void isOneForEachReadOfAModule() throws Exception {
        String admin = token("admin@shop.example");
        send("POST", "/api/v1/users", "", account());
        String customer = token("reader@shop.example");
        List<String> products =
                read("/api/v1/products?limit=20", "").findValuesAsString("id").stream().toList();
        send("PUT", "/api/v1/cart/items/" + products.get(0), customer, "{\"quantity\": 2}");
        send("PUT", "/api/v1/cart/items/" + products.get(1), customer, "{\"quantity\": 1}");
        String order = order(customer, products);

        Map<String, Integer> seen = new TreeMap<>();
        for (String path : reads()) {
            String full = path.replace("{id}", path.contains("orders") ? order : products.get(0));
            seen.put(path, trips(full, path.contains("coupons") ? admin : customer));
        }

        assertThat(seen)
                .as("round trips to the database by read")
                .allSatisfy((path, trips) ->
                        assertThat(trips).as(path).isEqualTo(MORE.getOrDefault(path, 1)));
    }

    private static Set<String> reads() throws IOException {
        Set<String> reads = new TreeSet<>();
        JsonNode document =
                JSON.readTree(
                        StatementsPerReadIntegrationTests.class.getResourceAsStream(
                                "/openapi.json"));
        document.path("paths")
                .forEachEntry((path, operations) -> {
                    if (operations.has("get")
                            && path.startsWith("/api/")
                            && !WITHOUT_DATABASE.contains(path)) {
                        reads.add(path);
                    }
                });
        return reads;
    }

    private int trips(String path, String token) {
        return RoundTrips.during(
                        () -> {
                            try {
                                read(path, token);
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        })
                .size();
    }

    private String order(String customer, List<String> products) throws IOException {
        String body =
                """
                {"items": [{"productId": "%s", "quantity": 1}, {"productId": "%s", "quantity": 2}], "paymentMethod": "card-ok"}
                """
                        .formatted(products.get(0), products.get(1));
        return JSON.readTree(send("POST", "/api/v1/orders", customer, body)).path("id").asString();
    }

    private static String account() {
        return """
        {"email": "reader@shop.example", "password": "%s", "name": "Ada", "country": "DE"}
        """
                .formatted(PASSWORD);
    }

    private String token(String email) throws IOException {
        String body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD);
        return JSON.readTree(send("POST", "/api/v1/auth/login", "", body))
                .path("accessToken")
                .asString();
    }

    private JsonNode read(String path, String token) throws IOException {
        return JSON.readTree(answer(get(path), path, token));
    }

    private String send(String method, String path, String token, String body) throws IOException {
        return answer(
                request(HttpMethod.valueOf(method), path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Idempotency-Key", UUID.randomUUID())
                        .content(body),
                path,
                token);
    }

    private String answer(MockHttpServletRequestBuilder request, String path, String token)
            throws IOException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            MvcResult result = shop.perform(request).andReturn();
            assertThat(result.getResponse().getStatus())
                    .as(path + ": " + result.getResponse().getContentAsString())
                    .isBetween(200, 299);
            return result.getResponse().getContentAsString();
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(path, failure);
        }
    }
}
