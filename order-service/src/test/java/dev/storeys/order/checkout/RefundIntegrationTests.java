package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.PaymentVoided;
import dev.storeys.events.RefundFailed;
import dev.storeys.events.RefundRequested;
import dev.storeys.events.StockEvent;
import dev.storeys.events.StockShort;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

/** Refunds as administrators ask for them; the tests play payment-service. */
@SpringBootTest
@AutoConfigureMockMvc
class RefundIntegrationTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    private static final String ALL = "{}";

    @Autowired MockMvcTester http;
    @Autowired JdbcClient database;
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JsonMapper json;

    private final UUID customer = UUID.randomUUID();
    private String order;

    @BeforeEach
    void confirmedOrder() {
        MvcTestResult placed =
                send(
                        "/api/v1/orders",
                        "place",
                        """
                        {"items": [{"productId": "%s", "quantity": 2}], "paymentMethod": "card-ok"}\
                        """
                                .formatted(FakeCatalog.LAMP),
                        "CUSTOMER");
        order = body(placed).get("id").stringValue();
        publish(new PaymentAuthorized(id(), UUID.randomUUID(), pounds(2_500), Instant.now()));
        becomes("CONFIRMED");
    }

    @Test
    void refundsAllBeforeShippingAndKeepsTheGoods() {
        MvcTestResult accepted = refund("key", ALL);

        assertThat(accepted).hasStatus(202);
        assertThat(body(accepted).get("status").stringValue()).isEqualTo("CONFIRMED");
        assertThat(body(accepted).at("/refunded/amount").asLong()).isZero();
        assertProblem(ship(), 409, "illegal-transition");
        settle(requested(1).getFirst(), true);
        becomes("REFUNDED");
        await().untilAsserted(() ->
                assertThat(refunded())
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.shipped()).isFalse();
                            assertThat(event.total()).isEqualTo(pounds(2_500));
                        }));
        assertThat(view().at("/refunded/amount").asLong()).isEqualTo(2_500);
        assertProblem(refund("another", ALL), 409, "illegal-transition");
        assertProblem(ship(), 409, "illegal-transition");
    }

    @Test
    void refundsPartByPartAndNoMoreThanIsLeft() {
        assertThat(ship()).hasStatus(202);

        assertThat(refund("one", part(1_000))).hasStatus(202);
        settle(requested(1).getFirst(), false);
        await().until(() -> view().at("/refunded/amount").asLong() == 1_000);
        assertThat(view().get("status").stringValue()).isEqualTo("SHIPPED");
        assertProblem(refund("two", part(1_501)), 422, "refund-too-large");
        assertThat(send("/api/v1/orders/" + order + "/deliver", null, "", "ADMIN")).hasStatus(202);
        assertThat(refund("three", ALL)).hasStatus(202);
        assertProblem(refund("four", part(1)), 422, "refund-too-large");

        RefundRequested rest = requested(2).getLast();
        assertThat(rest.amount()).isEqualTo(pounds(1_500));
        settle(rest, true);
        becomes("REFUNDED");
        await().untilAsserted(() ->
                assertThat(refunded()).singleElement().matches(OrderRefunded::shipped));
    }

    @Test
    void answersARepeatByteForByteAndRefundsOnce() throws Exception {
        String first = refund("key", part(300)).getResponse().getContentAsString();
        settle(requested(1).getFirst(), false);
        await().until(() -> view().at("/refunded/amount").asLong() == 300);

        String again = refund("key", part(300)).getResponse().getContentAsString();

        assertThat(again).isEqualTo(first);
        assertProblem(refund("key", part(301)), 422, "idempotency-key-reused");
        assertThat(refunds()).isEqualTo(1);
    }

    @Test
    void letsParallelSendsOfOneKeyRefundOnce() throws Exception {
        List<MvcTestResult> answers =
                atOnce(
                        Stream.generate(() -> (Callable<MvcTestResult>) () -> refund("key", ALL))
                                .limit(10)
                                .toList());

        assertThat(answers)
                .extracting(answer -> answer.getResponse().getStatus())
                .contains(202)
                .containsOnly(202, 409);
        assertThat(refunds()).isEqualTo(1);
        assertThat(requested(1)).hasSize(1);
    }

    @RepeatedTest(10)
    void shipsOrRefundsWhenBothComeAtOnce() throws Exception {
        List<MvcTestResult> answers = atOnce(List.of(this::ship, () -> refund("key", ALL)));

        int shipped = answers.getFirst().getResponse().getStatus();
        // A refund is possible before and after; goods whose price goes back stay.
        assertThat(answers.getLast()).hasStatus(202);
        assertThat(shipped).isIn(202, 409);
        settle(requested(1).getFirst(), true);
        becomes("REFUNDED");
        await().untilAsserted(() ->
                assertThat(refunded())
                        .singleElement()
                        .satisfies(event -> assertThat(event.shipped()).isEqualTo(shipped == 202)));
    }

    @Test
    void takesThePromiseBackWhenTheRefundFails() {
        refund("key", ALL);
        RefundRequested request = requested(1).getFirst();
        RefundFailed failed =
                new RefundFailed(
                        id(), UUID.randomUUID(), request.refundId(), "not-captured", Instant.now());

        publish(failed);
        publish(failed);

        await().untilAsserted(() -> assertThat(ship()).hasStatus(202));
        assertThat(refund("again", ALL)).hasStatus(202);
    }

    @Test
    void givesAllBackWhenTheStockIsShort() {
        missesStock();
        RefundRequested request = requested(1).getFirst();
        assertThat(request.amount()).isEqualTo(pounds(2_500));
        assertProblem(ship(), 409, "illegal-transition");
        assertThat(view().get("reason").stringValue()).isEqualTo("out-of-stock");
        settle(request, true);
        becomes("REFUNDED");
        await().untilAsserted(() ->
                assertThat(refunded())
                        .singleElement()
                        .extracting(OrderRefunded::reason)
                        .isEqualTo("out-of-stock"));
        missesStock();
        await().until(() -> outboxIsEmpty());
        assertThat(refunds()).isEqualTo(1);
    }

    @Test
    void promisesNothingTwiceWhenTheStockIsShort() {
        refund("part", part(1_000));
        missesStock();
        assertThat(requested(2).getLast().amount()).isEqualTo(pounds(1_500));
    }

    @Test
    void endsAnOrderWhosePaymentLapsesBeforeItIsTaken() {
        publish(new PaymentVoided(id(), UUID.randomUUID(), Instant.now()));
        becomes("REFUNDED");
        assertThat(view().at("/refunded/amount").asLong()).isEqualTo(2_500);
        await().untilAsserted(() ->
                assertThat(refunded())
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.shipped()).isFalse();
                            assertThat(event.reason()).isEqualTo("payment-lapsed");
                        }));
        assertProblem(ship(), 409, "illegal-transition");
    }

    private void missesStock() {
        StockEvent event = new StockShort(id(), Instant.now());
        transaction.executeWithoutResult(
                status -> outboxes.of("orders").append(StockEvent.TOPIC, order, event));
    }

    @Test
    void countsARefundOnceHoweverOftenItIsHeardOf() {
        refund("key", part(300));
        RefundRequested request = requested(1).getFirst();
        settle(request, false);
        settle(request, false);
        await().until(() -> outboxIsEmpty());

        assertThat(view().at("/refunded/amount").asLong()).isEqualTo(300);
    }

    @Test
    void refusesOrdersThatAreNotPaid() {
        String pending =
                body(send(
                                "/api/v1/orders",
                                "other",
                                """
                                {"items": [{"productId": "%s", "quantity": 1}], "paymentMethod": "card-ok"}\
                                """
                                        .formatted(FakeCatalog.LAMP),
                                "CUSTOMER"))
                        .get("id")
                        .stringValue();
        String refund = "/api/v1/orders/" + pending + "/refund";
        assertProblem(send(refund, "key", ALL, "ADMIN"), 409, "illegal-transition");
        assertProblem(
                send("/api/v1/orders/" + UUID.randomUUID() + "/refund", "key", ALL, "ADMIN"),
                404,
                "order-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":{\"amount\":0,\"currency\":\"GBP\"}}",
                "{\"amount\":{\"amount\":-5,\"currency\":\"GBP\"}}",
                "{\"amount\":{\"currency\":\"GBP\"}}",
                "{\"amount\":{\"amount\":1.5,\"currency\":\"GBP\"}}",
                "{\"amount\":5}",
                "{"
            })
    void refusesNonsense(String request) {
        assertThat(refund("key", request)).hasStatus(400);
        assertThat(refunds()).isZero();
    }

    @Test
    void belongsToAdministratorsWithAKey() {
        String path = "/api/v1/orders/" + order + "/refund";
        assertThat(send(path, "key", ALL, "CUSTOMER")).hasStatus(403);
        assertProblem(send(path, null, ALL, "ADMIN"), 400, "bad-idempotency-key");
        assertProblem(
                refund("key", "{\"amount\":{\"amount\":5,\"currency\":\"EUR\"}}"),
                422,
                "wrong-currency");
        assertThat(refunds()).isZero();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    private UUID id() {
        return UUID.fromString(order);
    }

    private static Money pounds(long amount) {
        return new Money(amount, "GBP");
    }

    private static String part(long amount) {
        return "{\"amount\":{\"amount\":%d,\"currency\":\"GBP\"}}".formatted(amount);
    }

    private MvcTestResult refund(String key, String request) {
        return send("/api/v1/orders/" + order + "/refund", key, request, "ADMIN");
    }

    private MvcTestResult ship() {
        return send("/api/v1/orders/" + order + "/ship", null, "", "ADMIN");
    }

    private MvcTestResult send(String uri, String key, String request, String role) {
        var post =
                http.post()
                        .uri(uri)
                        .with(
                                jwt().jwt(token -> token.subject(customer.toString()))
                                        .authorities(new SimpleGrantedAuthority("ROLE_" + role)));
        if (!request.isEmpty()) {
            post = post.contentType(MediaType.APPLICATION_JSON).content(request);
        }
        return (key == null ? post : post.header("Idempotency-Key", key)).exchange();
    }

    private JsonNode view() {
        return body(
                http.get()
                        .uri("/api/v1/orders/" + order)
                        .with(jwt().jwt(token -> token.subject(customer.toString())))
                        .exchange());
    }

    private void becomes(String status) {
        await().until(() -> view().get("status").stringValue().equals(status));
    }

    /** Waits until so many refunds of the order are asked for. */
    private List<RefundRequested> requested(int count) {
        return await().until(() -> events(RefundRequested.class), found -> found.size() == count);
    }

    private List<OrderRefunded> refunded() {
        return events(OrderRefunded.class);
    }

    private <E extends OrderEvent> List<E> events(Class<E> type) {
        return Surroundings.EVENTS.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.orderId().equals(id()))
                .toList();
    }

    private void settle(RefundRequested request, boolean full) {
        publish(
                new PaymentRefunded(
                        id(),
                        UUID.randomUUID(),
                        request.refundId(),
                        request.amount(),
                        full,
                        Instant.now()));
    }

    private void publish(PaymentEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("orders")
                        .append(PaymentEvent.TOPIC, event.orderId().toString(), event));
    }

    private boolean outboxIsEmpty() {
        return database.sql("SELECT count(*) FROM orders.outbox").query(Long.class).single() == 0;
    }

    private long refunds() {
        return database.sql("SELECT count(*) FROM orders.refunds WHERE order_id = ?")
                .param(id())
                .query(Long.class)
                .single();
    }

    private JsonNode body(MvcTestResult result) {
        return json.readTree(result.getResponse().getContentAsByteArray());
    }

    private void assertProblem(MvcTestResult result, int status, String type) {
        assertThat(result).hasStatus(status);
        assertThat(body(result).get("type").stringValue()).isEqualTo("urn:storeys:problem:" + type);
    }
}
