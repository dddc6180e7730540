package dev.storeys.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderEvent;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over HTTP, with a real database and events that travel in process. */
@SpringBootTest(
        classes = ProductServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Tokens.class)
class ProductServiceIntegrationTests {

    static final String PRODUCT =
            """
            {"sku": "%s", "name": "Slate cheese board", "description": "For cheese.",
             "category": "kitchen", "price": {"amount": 1250, "currency": "GBP"}, "quantity": %d}
            """;

    static final JsonMapper JSON = JsonMapper.shared();

    final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String url = TestServers.jdbcUrl();
        settings.add("storeys.database.main.primary", () -> url);
        settings.add("storeys.database.main.username", TestServers::username);
        settings.add("storeys.database.main.password", TestServers::password);
        settings.add("storeys.security.service-key", () -> "the-key-of-the-services");
        settings.add("storeys.product.seed.products", () -> 120);
        settings.add("management.server.port", () -> 0);
    }

    @Test
    void describesItsOwnPartOfTheApi() throws Exception {
        Answer document = call("GET", "/openapi", null);
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.body().get("paths").propertyNames())
                .contains("/api/v1/products/{id}")
                .doesNotContain("/api/v1/orders");
    }

    @Test
    void letsAnyoneBrowseTheSeededCatalogue() throws Exception {
        Answer page = call("GET", "/api/v1/products?limit=100&sort=name", null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().get("items")).hasSize(100);
        Answer rest =
                call(
                        "GET",
                        "/api/v1/products?limit=100&sort=name&cursor="
                                + page.body().get("next").asString(),
                        null);
        assertThat(rest.status()).isEqualTo(200);
        JsonNode product = page.body().get("items").get(0);
        Answer single = call("GET", "/api/v1/products/" + product.get("id").asString(), null);
        assertThat(single.body()).isEqualTo(product);
        assertThat(product.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "sku",
                        "name",
                        "description",
                        "category",
                        "price",
                        "available",
                        "imageUrl",
                        "rating");
        assertThat(product.get("rating").isNull()).isTrue();
    }

    @Test
    void letsAdministratorsAddChangeAndRestockAProduct() throws Exception {
        Answer created = admin("POST", "/api/v1/products", PRODUCT.formatted("NEW-1", 3));
        assertThat(created.status()).isEqualTo(201);
        String path = created.location();
        assertThat(path).isEqualTo("/api/v1/products/" + created.body().get("id").asString());
        assertThat(admin("POST", "/api/v1/products", PRODUCT.formatted("NEW-1", 3)).type())
                .isEqualTo("urn:storeys:problem:sku-taken");
        Answer changed =
                admin("PATCH", path, "{\"price\": {\"amount\": 999, \"currency\": \"GBP\"}}");
        assertThat(changed.body().get("price").get("amount").asLong()).isEqualTo(999);
        Answer restocked = admin("PUT", path + "/stock", "{\"quantity\": 42}");
        assertThat(restocked.status()).isEqualTo(200);
        assertThat(call("GET", path, null).body()).isEqualTo(restocked.body());
        assertThat(restocked.body().get("available").asLong()).isEqualTo(42);
        assertThat(
                        call("GET", "/api/v1/products?q=slate+cheese", null)
                                .body()
                                .get("items")
                                .findValuesAsString("sku"))
                .contains("NEW-1");
    }

    @Test
    void importsProductsAndReportsBadRows() throws Exception {
        String rows =
                "{\"products\": [%s, %s]}"
                        .formatted(PRODUCT.formatted("IMP-1", 3), PRODUCT.formatted("not good", 3));
        Answer imported = admin("POST", "/api/v1/products/import", rows);
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.body().get("created").asInt()).isEqualTo(1);
        assertThat(imported.body().get("rejected").get(0).get("index").asInt()).isEqualTo(1);
        Answer again = admin("POST", "/api/v1/products/import", rows);
        assertThat(again.body().get("updated").asInt()).isEqualTo(1);
    }

    @Test
    void keepsStockRightFromTheReservationToTheEvent() throws Exception {
        String path = admin("POST", "/api/v1/products", PRODUCT.formatted("HOLD-1", 5)).location();
        String product = path.substring(path.lastIndexOf('/') + 1);
        UUID order = UUID.randomUUID();
        Answer held = reserve(order, product, 2);
        assertThat(held.status()).isEqualTo(200);
        assertThat(held.body())
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"lines": [{"productId": "%s", "sku": "HOLD-1",
                                  "name": "Slate cheese board", "quantity": 2,
                                  "unitPrice": {"amount": 1250, "currency": "GBP"}}]}
                                """
                                        .formatted(product)));
        assertThat(reserve(order, product, 2).body()).isEqualTo(held.body());
        UUID other = UUID.randomUUID();
        assertThat(reserve(other, product, 2).status()).isEqualTo(200);
        assertThat(available(path)).isEqualTo(1);
        happens(new OrderConfirmed(order, order, new Money(2500, "GBP"), Instant.now()));
        happens(new OrderCancelled(other, other, "payment-declined", Instant.now()));
        Awaitility.await().untilAsserted(() -> assertThat(available(path)).isEqualTo(3));
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        database.sql(
                                                        "SELECT status FROM products.reservation"
                                                                + " WHERE order_id = ?")
                                                .param(order)
                                                .query(String.class)
                                                .single())
                                .isEqualTo("CLAIMED"));
        Answer refused = reserve(UUID.randomUUID(), product, 4);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("urn:storeys:problem:out-of-stock");
        assertThat(refused.body().get("products").get(0).asString()).isEqualTo(product);
    }

    @Test
    void releasesAHoldOnRequest() throws Exception {
        String path = admin("POST", "/api/v1/products", PRODUCT.formatted("REL-1", 5)).location();
        String product = path.substring(path.lastIndexOf('/') + 1);
        UUID order = UUID.randomUUID();
        reserve(order, product, 5);
        assertThat(service("DELETE", "/internal/reservations/" + order, null).status())
                .isEqualTo(204);
        assertThat(service("DELETE", "/internal/reservations/" + order, null).status())
                .isEqualTo(204);
        assertThat(available(path)).isEqualTo(5);
        assertThat(reserve(order, product, 5).status()).isEqualTo(410);
    }

    @Test
    void answersServicesWithPrices() throws Exception {
        String path = admin("POST", "/api/v1/products", PRODUCT.formatted("PRI-1", 5)).location();
        String product = path.substring(path.lastIndexOf('/') + 1);
        Answer prices =
                service(
                        "POST",
                        "/internal/prices",
                        "{\"productIds\": [\"%s\", \"%s\"]}".formatted(product, UUID.randomUUID()));
        assertThat(prices.body().get("products")).hasSize(1);
        assertThat(prices.body().get("products").get(0).get("available").asLong()).isEqualTo(5);
        Answer unknown = reserve(UUID.randomUUID(), UUID.randomUUID().toString(), 1);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.type()).isEqualTo("urn:storeys:problem:unknown-product");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/products",
                "POST | /api/v1/products/import",
                "PATCH | /api/v1/products/00000000-0000-7000-8000-000000000001",
                "PUT | /api/v1/products/00000000-0000-7000-8000-000000000001/stock",
                "PUT | /api/v1/products/00000000-0000-7000-8000-000000000001/image",
            })
    void letsNobodyElseChangeAnything(String method, String path) throws Exception {
        assertThat(call(method, path, "{}").status()).isEqualTo(401);
        assertThat(
                        call(method, path, "{}", "Authorization", "Bearer " + Tokens.customer())
                                .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/internal/reservations", "/internal/prices"})
    void keepsInternalCallsFromUsers(String path) throws Exception {
        assertThat(call("POST", path, "{}").status()).isEqualTo(401);
        assertThat(admin("POST", path, "{}").status()).isEqualTo(403);
        assertThat(call("POST", path, "{}", "X-Storeys-Service-Key", "guess").status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET | /api/v1/products?limit=0 |",
                "GET | /api/v1/products?limit=101 |",
                "GET | /api/v1/products?limit=ten |",
                "GET | /api/v1/products?limit=99999999999999 |",
                "GET | /api/v1/products?sort=colour |",
                "GET | /api/v1/products?sort=relevance |",
                "GET | /api/v1/products?cursor=abc |",
                "GET | /api/v1/products?cursor=%00 |",
                "GET | /api/v1/products?q=%00 |",
                "GET | /api/v1/products?category=%27 |",
                "GET | /api/v1/products/1 |",
                "GET | /api/v1/products/none |",
                "POST | /api/v1/products | {",
                "POST | /api/v1/products | []",
                "POST | /api/v1/products | {}",
                "POST | /api/v1/products | {`sku`: 5}",
                "POST | /api/v1/products/import | {}",
                "POST | /api/v1/products/import | {`products`: 5}",
                "POST | /api/v1/products/import | {`products`: [5]}",
                "PATCH | /api/v1/products/00000000-0000-7000-8000-000000000001 | {`name`: ` `}",
                "PATCH | /api/v1/products/00000000-0000-7000-8000-000000000001 | {`price`: {}}",
                "PUT | /api/v1/products/00000000-0000-7000-8000-000000000001/stock | {}",
                "PUT | /api/v1/products/00000000-0000-7000-8000-000000000001/stock | {`quantity`: -1}",
                "PUT | /api/v1/products/00000000-0000-7000-8000-000000000001/stock | {`quantity`: 1.5}",
                "PUT | /api/v1/products/00000000-0000-7000-8000-000000000001/stock | {`quantity`: `1`}",
            })
    void refusesMalformedRequests(String method, String path, String body) throws Exception {
        String json = body == null ? null : body.replace('`', '"');
        Answer refused = admin(method, path, json);
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.type()).startsWith("urn:storeys:problem:");
    }

    @Test
    void namesTheFieldsThatAreWrong() throws Exception {
        Answer refused = admin("POST", "/api/v1/products", PRODUCT.formatted("no good", -1));
        assertThat(refused.body().get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("sku", "quantity");
    }

    @Test
    void saysWhenThereIsNoSuchProduct() throws Exception {
        String path = "/api/v1/products/" + UUID.randomUUID();
        for (Answer answer :
                List.of(
                        call("GET", path, null),
                        admin("PATCH", path, "{\"name\": \"x\"}"),
                        admin("PUT", path + "/stock", "{\"quantity\": 1}"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.type()).isEqualTo("urn:storeys:problem:product-not-found");
        }
    }

    @Test
    void letsWhoBoughtAProductReviewItOnce() throws Exception {
        String path = admin("POST", "/api/v1/products", PRODUCT.formatted("REV-1", 5)).location();
        String product = path.substring(path.lastIndexOf('/') + 1);
        UUID order = UUID.randomUUID();
        UUID buyer = UUID.randomUUID();
        assertThat(reviews(path, buyer).type()).isEqualTo("urn:storeys:problem:not-a-buyer");
        reserve(order, product, 1);
        assertThat(reviews(path, buyer).status()).isEqualTo(403);
        happens(new OrderConfirmed(order, buyer, new Money(1250, "GBP"), Instant.now()));
        Awaitility.await()
                .untilAsserted(() -> assertThat(reviews(path, buyer).status()).isEqualTo(201));
        assertThat(reviews(path, buyer).type()).isEqualTo("urn:storeys:problem:already-reviewed");
        assertThat(reviews(path, UUID.randomUUID()).status()).isEqualTo(403);
        JsonNode seen = call("GET", path + "/reviews", null).body().get("items").get(0);
        assertThat(seen.propertyNames())
                .containsExactlyInAnyOrder("id", "rating", "text", "createdAt");
        assertThat(call("GET", path, null).body().get("rating"))
                .isEqualTo(JSON.readTree("{\"average\": 4.00, \"count\": 1}"));
    }

    @Test
    void keepsReviewsFromStrangersAndNonsense() throws Exception {
        String path = "/api/v1/products/" + UUID.randomUUID() + "/reviews";
        assertThat(call("POST", path, "{}").status()).isEqualTo(401);
        assertThat(reviews(path.replace("/reviews", ""), UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(call("GET", path, null).status()).isEqualTo(404);
        assertThat(call("GET", path + "?limit=101", null).status()).isEqualTo(400);
        assertThat(call("GET", path + "?cursor=abc", null).status()).isEqualTo(400);
        for (String nonsense : List.of("{}", "{\"rating\": 6, \"text\": \"x\"}", "[]")) {
            assertThat(admin("POST", path, nonsense).status()).isEqualTo(400);
        }
    }

    Answer reviews(String path, UUID user) throws Exception {
        return call(
                "POST",
                path + "/reviews",
                "{\"rating\": 4, \"text\": \"A fine board.\"}",
                "Authorization",
                "Bearer " + Tokens.customer(user));
    }

    @Test
    void saysWhatIsNotBuiltYet() throws Exception {
        String path = "/api/v1/products/" + UUID.randomUUID();
        assertThat(admin("PUT", path + "/image", "{}").status()).isEqualTo(501);
    }

    long available(String path) throws Exception {
        return call("GET", path, null).body().get("available").asLong();
    }

    void happens(OrderEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("products")
                        .append(OrderEvent.TOPIC, event.orderId().toString(), event));
    }

    Answer reserve(UUID order, String product, int quantity) throws Exception {
        return service(
                "POST",
                "/internal/reservations",
                "{\"orderId\": \"%s\", \"lines\": [{\"productId\": \"%s\", \"quantity\": %d}]}"
                        .formatted(order, product, quantity));
    }

    Answer service(String method, String path, String body) throws Exception {
        return call(method, path, body, "X-Storeys-Service-Key", "the-key-of-the-services");
    }

    Answer admin(String method, String path, String body) throws Exception {
        return call(method, path, body, "Authorization", "Bearer " + Tokens.admin());
    }

    Answer call(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Location").orElse(""),
                response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
    }

    record Answer(int status, String location, JsonNode body) {

        String type() {
            return body.path("type").asString();
        }
    }
}
