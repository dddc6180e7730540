package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.storeys.events.HoldExpired;
import dev.storeys.events.Money;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.StockEvent;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.RoundTrips;
import dev.storeys.testing.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

// Events travel because a commit wakes the relay, not because it looks now and then.
@SpringBootTest(properties = {"storeys.idempotency.lease=2s", "storeys.outbox.poll-interval=1h"})
@AutoConfigureMockMvc
class CheckoutIntegrationTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired MockMvcTester http;
    @Autowired FakeCatalog catalog;
    @Autowired JdbcClient database;
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;

    private final UUID customer = UUID.randomUUID();

    @BeforeEach
    void forgetEvents() {
        Surroundings.EVENTS.clear();
    }

    @Test
    void cancelsAnOrderThatIsNotPaidWhenItsHoldExpires() {
        String id = body(order("slow", twoLamps("card-slow"))).get("id").stringValue();
        // What a process left that ended between the hold and the order.
        holdExpires(UUID.randomUUID().toString());

        holdExpires(id);

        await().until(() -> status(id).equals("CANCELLED"));
        authorised(id);
        await().untilAsserted(() ->
                assertThat(eventsOf(id)).containsExactly("OrderPlaced", "OrderCancelled"));
        assertThat(status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void keepsAnOrderThatIsPaidWhenItsHoldExpires() {
        String id = body(order("paid", twoLamps("card-ok"))).get("id").stringValue();
        authorised(id);
        await().until(() -> status(id).equals("CONFIRMED"));

        holdExpires(id);

        await().until(() -> outboxIsEmpty());
        assertThat(status(id)).isEqualTo("CONFIRMED");
    }

    @Test
    void acceptsAnOrderAndConfirmsItWhenItIsPaid() {
        MvcTestResult accepted = order("key-1", twoLamps("card-ok"));
        assertThat(accepted).hasStatus(202);
        String id = body(accepted).get("id").stringValue();
        assertThat(accepted).headers().hasValue("Location", "/api/v1/orders/" + id);
        assertThat(body(accepted).at("/total/amount").asLong()).isEqualTo(2_500);

        authorised(id);

        await().until(() -> status(id).equals("CONFIRMED"));
        await().untilAsserted(() ->
                assertThat(eventsOf(id)).containsExactly("OrderPlaced", "OrderConfirmed"));
    }

    @Test
    void cancelsAnOrderThatIsNotPaidAndIgnoresALateAuthorisation() {
        String id = body(order("key-1", twoLamps("card-declined"))).get("id").stringValue();
        publish(
                new PaymentDeclined(
                        UUID.fromString(id), UUID.randomUUID(), "declined", Instant.now()));
        await().until(() -> status(id).equals("CANCELLED"));

        authorised(id);
        await().until(() -> outboxIsEmpty());

        assertThat(status(id)).isEqualTo("CANCELLED");
        assertThat(eventsOf(id)).containsExactly("OrderPlaced", "OrderCancelled");
    }

    @Test
    void answersARepeatByteForByteAndPlacesOneOrder() throws Exception {
        String first = order("key-1", twoLamps("card-ok")).getResponse().getContentAsString();
        String second = order("key-1", twoLamps("card-ok")).getResponse().getContentAsString();
        assertThat(second).isEqualTo(first);
        assertThat(ordersOf(customer)).isEqualTo(1);
    }

    @Test
    void refusesAKeyForAnotherRequestAndScopesKeysByCustomer() {
        order("key-1", twoLamps("card-ok"));
        assertProblem(order("key-1", twoLamps("card-slow")), 422, "idempotency-key-reused");
        assertThat(orderAs(UUID.randomUUID(), "key-1", twoLamps("card-slow"))).hasStatus(202);
    }

    @Test
    void refusesMissingAndUnusableKeys() {
        assertProblem(order(null, twoLamps("card-ok")), 400, "bad-idempotency-key");
        assertProblem(order("k".repeat(256), twoLamps("card-ok")), 400, "bad-idempotency-key");
        assertThat(order("k".repeat(255), twoLamps("card-ok"))).hasStatus(202);
    }

    @Test
    void letsOneOfManyParallelRequestsThrough() throws Exception {
        catalog.gate = new CountDownLatch(1);
        List<CompletableFuture<MvcTestResult>> answers =
                IntStream.range(0, 8)
                        .mapToObj(n ->
                                CompletableFuture.supplyAsync(
                                        () -> order("key-1", twoLamps("card-ok")),
                                        Thread::startVirtualThread))
                        .toList();
        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 7);
        catalog.gate.countDown();
        List<Integer> statuses = new ArrayList<>();
        for (CompletableFuture<MvcTestResult> answer : answers) {
            statuses.add(answer.get().getResponse().getStatus());
        }
        assertThat(statuses).containsOnlyOnce(202).contains(409);
        assertThat(ordersOf(customer)).isEqualTo(1);
    }

    @Test
    void goesOnWithTheSameOrderWhenTheFirstAttemptDied() {
        UUID orderOfTheDead = UUID.randomUUID();
        String request = twoLamps("card-ok");
        order("key-1", request);
        // As a crash after the claim leaves it: no order, no answer, a lease that runs out.
        database.sql("DELETE FROM orders.order_lines").update();
        database.sql("DELETE FROM orders.orders").update();
        database.sql(
                        "UPDATE orders.idempotency SET status = NULL, body = NULL, subject = ?, locked_until = now() + interval '1 second' WHERE user_id = ?")
                .params(orderOfTheDead, customer)
                .update();

        assertProblem(order("key-1", request), 409, "idempotency-key-in-flight");
        await().untilAsserted(() -> assertThat(order("key-1", request)).hasStatus(202));
        assertThat(catalog.held).containsKey(orderOfTheDead);
        assertThat(status(orderOfTheDead.toString())).isEqualTo("PENDING");
    }

    @Test
    void answersAnAttemptThatComesTooLateWithTheOrderOfTheOneThatTookOver() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        catalog.gate = slow;
        CompletableFuture<MvcTestResult> late =
                CompletableFuture.supplyAsync(
                        () -> order("key-1", twoLamps("card-ok")), Thread::startVirtualThread);
        await().until(() -> catalog.asked.contains(slow));
        catalog.gate = new CountDownLatch(0);
        await().untilAsserted(() -> assertThat(order("key-1", twoLamps("card-ok"))).hasStatus(202));
        String answer = order("key-1", twoLamps("card-ok")).getResponse().getContentAsString();
        slow.countDown();

        assertThat(late.get()).hasStatus(202).bodyText().isEqualTo(answer);
        assertThat(ordersOf(customer)).isEqualTo(1);
        String id = json.readTree(answer).get("id").stringValue();
        assertThat(catalog.released).doesNotContain(UUID.fromString(id));
        await().untilAsserted(() -> assertThat(eventsOf(id)).containsExactly("OrderPlaced"));
    }

    @Test
    void freesTheKeyOfARefusedOrder() {
        assertProblem(order("key-1", items("card-ok", FakeCatalog.SOLD_OUT)), 409, "out-of-stock");
        assertThat(order("key-1", twoLamps("card-ok"))).hasStatus(202);
    }

    @Test
    void givesBackTheHoldOfAnOrderInTwoCurrencies() {
        int before = catalog.released.size();
        assertProblem(
                order("key-1", items("card-ok", FakeCatalog.LAMP, FakeCatalog.EURO_LAMP)),
                422,
                "mixed-currencies");
        assertThat(catalog.released).hasSize(before + 1);
        assertThat(ordersOf(customer)).isZero();
    }

    @Test
    void placesAnOrderInTwoRoundTripsAndAnswersARepeatInOne() {
        List<String> first = RoundTrips.during(() -> order("key-1", twoLamps("card-ok")));
        assertThat(first).hasSize(2);
        assertThat(first.getFirst()).contains("INSERT INTO orders.idempotency");
        assertThat(first.getLast())
                .contains("UPDATE orders.idempotency SET status")
                .contains("INSERT INTO orders.orders")
                .contains("INSERT INTO orders.order_lines")
                .contains("INSERT INTO orders.outbox");

        assertThat(RoundTrips.during(() -> order("key-1", twoLamps("card-ok")))).hasSize(1);
    }

    @Test
    void mergesLinesOfOneProduct() {
        JsonNode placed =
                body(order("key-1", items("card-ok", FakeCatalog.LAMP, FakeCatalog.LAMP)));
        assertThat(placed.get("items")).hasSize(1);
        assertThat(placed.at("/items/0/quantity").asInt()).isEqualTo(2);
    }

    @Test
    void keepsOrdersFromStrangers() {
        String id = body(order("key-1", twoLamps("card-ok"))).get("id").stringValue();
        UUID stranger = UUID.randomUUID();
        assertProblem(get(stranger, "/api/v1/orders/" + id), 404, "order-not-found");
        assertProblem(post(stranger, "/api/v1/orders/" + id + "/cancel"), 404, "order-not-found");
        assertThat(post(customer, "/api/v1/orders/" + id + "/ship")).hasStatus(403);
    }

    @Test
    void pagesHistoryNewestFirstWithoutGapsOrRepeats() {
        List<String> placed = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            placed.addFirst(body(order("key-" + n, twoLamps("card-ok"))).get("id").stringValue());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = body(get(customer, "/api/v1/orders?limit=3" + cursor));
            page.get("items").forEach(order -> seen.add(order.get("id").stringValue()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").stringValue();
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(placed);
        assertProblem(get(customer, "/api/v1/orders?cursor=x"), 400, "bad-cursor");
        assertThat(get(customer, "/api/v1/orders?limit=101")).hasStatus(400);
    }

    @Test
    void readsMoreOftenThanThereAreConnections() {
        String id = body(order("key-1", twoLamps("card-ok"))).get("id").stringValue();
        for (int n = 0; n < 25; n++) {
            assertThat(get(customer, "/api/v1/orders/" + id)).hasStatus(200);
            assertThat(get(customer, "/api/v1/orders")).hasStatus(200);
        }
    }

    private MvcTestResult order(String key, String request) {
        return orderAs(customer, key, request);
    }

    private MvcTestResult orderAs(UUID user, String key, String request) {
        var post =
                http.post()
                        .uri("/api/v1/orders")
                        .with(jwt().jwt(token -> token.subject(user.toString())))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(request);
        return (key == null ? post : post.header("Idempotency-Key", key)).exchange();
    }

    private MvcTestResult get(UUID user, String uri) {
        return http.get()
                .uri(uri)
                .with(jwt().jwt(token -> token.subject(user.toString())))
                .exchange();
    }

    private MvcTestResult post(UUID user, String uri) {
        return http.post()
                .uri(uri)
                .with(
                        jwt().jwt(token -> token.subject(user.toString()))
                                .authorities(new SimpleGrantedAuthority("ROLE_CUSTOMER")))
                .exchange();
    }

    private void holdExpires(String order) {
        StockEvent event = new HoldExpired(UUID.fromString(order), Instant.now());
        transaction.executeWithoutResult(
                status -> outboxes.of("orders").append(StockEvent.TOPIC, order, event));
    }

    private static String twoLamps(String method) {
        return """
        {"items": [{"productId": "%s", "quantity": 2}], "paymentMethod": "%s"}\
        """
                .formatted(FakeCatalog.LAMP, method);
    }

    private static String items(String method, UUID... products) {
        List<String> items =
                java.util.Arrays.stream(products)
                        .map(id -> "{\"productId\": \"" + id + "\", \"quantity\": 1}")
                        .toList();
        return "{\"items\": %s, \"paymentMethod\": \"%s\"}".formatted(items, method);
    }

    /** What payment-service says of an order of two lamps that is paid. */
    private void authorised(String order) {
        publish(
                new PaymentAuthorized(
                        UUID.fromString(order),
                        UUID.randomUUID(),
                        new Money(2_500, "GBP"),
                        Instant.now()));
    }

    private void publish(PaymentEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("orders")
                        .append(PaymentEvent.TOPIC, event.orderId().toString(), event));
    }

    private JsonNode body(MvcTestResult result) {
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    private void assertProblem(MvcTestResult result, int status, String type) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(body(result).get("type").stringValue()).isEqualTo("urn:storeys:problem:" + type);
        assertThat(body(result).get("traceId").stringValue()).isNotEmpty();
    }

    private String status(String id) {
        return database.sql("SELECT status FROM orders.orders WHERE id = ?::uuid")
                .param(id)
                .query(String.class)
                .single();
    }

    private long ordersOf(UUID user) {
        return database.sql("SELECT count(*) FROM orders.orders WHERE user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }

    private boolean outboxIsEmpty() {
        return database.sql("SELECT count(*) FROM orders.outbox").query(Long.class).single() == 0;
    }

    private static List<String> eventsOf(String id) {
        return Surroundings.EVENTS.stream()
                .filter(event -> event.orderId().toString().equals(id))
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }
}
