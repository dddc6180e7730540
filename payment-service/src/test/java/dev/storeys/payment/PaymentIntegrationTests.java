package dev.storeys.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderShipped;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.RefundRequested;
import dev.storeys.payment.ledger.Books;
import dev.storeys.payment.sandbox.SandboxProcess;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The service as stage 5 runs it: real Kafka, real PostgreSQL, the provider as another process. */
@SpringBootTest(
        classes = PaymentServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "storeys.events.transport=kafka",
            "storeys.payment.webhook.secret=shared",
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "management.server.port=0"
        })
@Import(PaymentIntegrationTests.OrderService.class)
class PaymentIntegrationTests {

    @TempDir static Path folder;

    private static final Queue<PaymentEvent> heard = new ConcurrentLinkedQueue<>();
    private static SandboxProcess sandbox;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        // Of webhooks the test cares for the last outcome alone: nobody listens to them here.
        sandbox =
                SandboxProcess.start(
                        folder.resolve("ledger"),
                        Map.of(
                                "SANDBOX_WEBHOOK_URL", "http://127.0.0.1:1/",
                                "SANDBOX_WEBHOOK_SECRET", "shared"));
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrap);
        registry.add("storeys.payment.provider.url", sandbox::url);
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    /** Not annotated, so that only this test has it: the module scans its test classes too. */
    static class OrderService {

        @Bean
        Subscription<PaymentEvent> orderServiceHearsOfPayments() {
            return new Subscription<>(
                    "payments",
                    "order-service",
                    PaymentEvent.TOPIC,
                    PaymentEvent.class,
                    heard::add);
        }
    }

    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;
    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    @Test
    void everyCardEndsAsItShouldAndIsChargedOnce() {
        UUID ok = place("card-ok");
        UUID declined = place("card-declined");
        UUID slow = place("card-slow");
        UUID silent = place("card-timeout-after-charge");
        UUID twice = place("card-duplicate-webhook");
        UUID unknown = place("card-unheard-of");

        assertThat(outcomeOf(declined)).isInstanceOf(PaymentDeclined.class);
        assertThat(outcomeOf(unknown)).isInstanceOf(PaymentDeclined.class);
        for (UUID order : List.of(ok, slow, silent, twice)) {
            assertThat(outcomeOf(order)).isInstanceOf(PaymentAuthorized.class);
            assertThat(ledgerOf(order)).containsExactly("authorized");
        }
    }

    @Test
    void cancelledOrderIsGivenBack() {
        UUID order = place("card-ok");
        outcomeOf(order);

        publish(new OrderCancelled(order, UUID.randomUUID(), "whatever", Instant.now()));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(ledgerOf(order)).containsExactly("authorized", "voided"));
    }

    @Test
    void everyCardIsTakenOnShippingAndRefundedOnce() {
        List<UUID> orders =
                Stream.of(
                                "card-ok",
                                "card-slow",
                                "card-timeout-after-charge",
                                "card-duplicate-webhook")
                        .map(this::place)
                        .toList();
        orders.forEach(PaymentIntegrationTests::outcomeOf);

        for (UUID order : orders) {
            publish(new OrderShipped(order, UUID.randomUUID(), Instant.now()));
            for (long part : new long[] {999, 1000}) {
                publish(
                        new RefundRequested(
                                order,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                new Money(part, "GBP"),
                                Instant.now()));
            }
        }

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() ->
                        assertThat(orders)
                                .allSatisfy(order ->
                                        assertThat(ledgerOf(order))
                                                .containsExactly(
                                                        "authorized",
                                                        "captured",
                                                        "refunded",
                                                        "refunded")));
        Books books = new Books(database);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(orders)
                                .allSatisfy(order ->
                                        assertThat(books.of(order))
                                                .isEqualTo(
                                                        Map.of(
                                                                "REVENUE", -1999L,
                                                                "REFUNDS", 1999L))));
        assertThat(books.unbalanced()).isZero();
        await().untilAsserted(() -> assertThat(books.disagreeing()).isZero());
    }

    @Test
    void manyOrdersAreAllPaid() {
        List<UUID> orders = Stream.generate(() -> place("card-ok")).limit(100).toList();

        // One wait for all: each wait of its own would cost a tenth of a second.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> orders.stream().allMatch(PaymentIntegrationTests::isAuthorised));
    }

    @Test
    void isHealthyAndServesStrangersNothing() throws Exception {
        assertThat(get(managementPort, "/actuator/health/readiness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/liveness")).isEqualTo(200);
        assertThat(get(managementPort, "/actuator/prometheus")).isEqualTo(200);
        assertThat(get(port, "/api/v1/payments")).isEqualTo(401);
    }

    private static int get(int port, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private UUID place(String card) {
        UUID order = UUID.randomUUID();
        publish(
                new OrderPlaced(
                        order, UUID.randomUUID(), new Money(1999, "GBP"), card, Instant.now()));
        return order;
    }

    private void publish(OrderEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("payments")
                        .append(OrderEvent.TOPIC, event.orderId().toString(), event));
    }

    private static PaymentEvent outcomeOf(UUID order) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                heard.stream()
                                        .filter(event -> event.orderId().equals(order))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean isAuthorised(UUID order) {
        return heard.stream()
                .anyMatch(event ->
                        event instanceof PaymentAuthorized && event.orderId().equals(order));
    }

    private static List<String> ledgerOf(UUID order) {
        return sandbox.ledgerOf(order.toString()).stream()
                .map((JsonNode line) -> line.get("status").asString())
                .toList();
    }
}
