package dev.storeys.payment.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentVoided;
import dev.storeys.payment.PaymentServiceApplication;
import dev.storeys.payment.provider.Verdict;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = PaymentServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.payment.settlement.first-pause=100ms",
            "storeys.payment.settlement.max-pause=400ms",
            "storeys.payment.settlement.poll-interval=100ms"
        })
@Import(SettlementTests.Fakes.class)
class SettlementTests {

    private static final Queue<PaymentEvent> published = new ConcurrentLinkedQueue<>();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    /** Not annotated, so that only this test has it: the module scans its test classes too. */
    static class Fakes {

        @Bean
        @Primary
        ScriptedProvider scriptedProvider() {
            return new ScriptedProvider();
        }

        @Bean
        Subscription<PaymentEvent> whoeverHearsOfPayments() {
            return new Subscription<>(
                    "payments", "test", PaymentEvent.TOPIC, PaymentEvent.class, published::add);
        }
    }

    @Autowired ScriptedProvider provider;
    @Autowired HearFromProvider hear;
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void providerIsUp() {
        provider.down = false;
    }

    @Test
    void authorisesPlacedOrder() {
        place(order, "ok");

        PaymentEvent event = outcomeOf(order);
        assertThat(event)
                .isInstanceOfSatisfying(
                        PaymentAuthorized.class,
                        authorized ->
                                assertThat(authorized.amount()).isEqualTo(new Money(1999, "GBP")));
        assertThat(statusOf(order)).isEqualTo("AUTHORIZED");
        assertThat(provider.callsFor(order)).containsExactly("authorise");
    }

    @Test
    void declines() {
        place(order, "declined");

        assertThat(outcomeOf(order))
                .isInstanceOfSatisfying(
                        PaymentDeclined.class,
                        declined -> assertThat(declined.reason()).isEqualTo("card-declined"));
        assertThat(statusOf(order)).isEqualTo("DECLINED");
    }

    @Test
    void asksAboutUnknownOutcomeInsteadOfChargingAgain() {
        place(order, "silent");

        assertThat(outcomeOf(order)).isInstanceOf(PaymentAuthorized.class);
        assertThat(provider.callsFor(order)).containsExactly("authorise", "find");
    }

    @Test
    void waitsForProviderThatIsDownAndNeverDeclines() {
        provider.down = true;
        place(order, "ok");
        await().until(() -> provider.callsFor(order).size() >= 4);
        assertThat(statusOf(order)).isEqualTo("REQUESTED");

        provider.down = false;

        assertThat(outcomeOf(order)).isInstanceOf(PaymentAuthorized.class);
    }

    @Test
    void slowPaymentHoldsUpNoOther() {
        CountDownLatch gate = provider.gate(order);
        place(order, "ok");
        await().until(() -> !provider.callsFor(order).isEmpty());
        List<UUID> others = Stream.generate(UUID::randomUUID).limit(50).toList();

        others.forEach(other -> place(other, "ok"));

        others.forEach(other -> assertThat(outcomeOf(other)).isInstanceOf(PaymentAuthorized.class));
        assertThat(statusOf(order)).isEqualTo("REQUESTED");
        gate.countDown();
        assertThat(outcomeOf(order)).isInstanceOf(PaymentAuthorized.class);
    }

    @Test
    void opensOnePaymentForOrderThatIsHeardOfTwice() {
        place(order, "ok");
        outcomeOf(order);

        place(order, "ok");
        UUID later = UUID.randomUUID();
        place(later, "ok");
        outcomeOf(later);

        assertThat(published).filteredOn(event -> event.orderId().equals(order)).hasSize(1);
        assertThat(provider.callsFor(order)).containsExactly("authorise");
    }

    @Test
    void givesBackWhenOrderIsCancelledAfterwards() {
        place(order, "ok");
        outcomeOf(order);

        cancel(order);

        await().until(() -> statusOf(order).equals("VOIDED"));
        assertThat(provider.callsFor(order)).containsExactly("authorise", "cancel");
    }

    @Test
    void givesBackWhenOrderIsCancelledWhileItsChargeIsUnderWay() {
        CountDownLatch gate = provider.gate(order);
        place(order, "ok");
        await().until(() -> !provider.callsFor(order).isEmpty());

        cancel(order);

        await().until(() -> statusOf(order).equals("VOIDED"));
        gate.countDown();
        UUID later = UUID.randomUUID();
        place(later, "ok");
        outcomeOf(later);
        assertThat(provider.books.get(order).getClass().getSimpleName()).isEqualTo("Voided");
        assertThat(statusOf(order)).isEqualTo("VOIDED");
        assertThat(published).noneMatch(event -> event.orderId().equals(order));
    }

    @Test
    void tellsWhenTheProviderLetsGoOfWhatItHeld() {
        place(order, "ok");
        outcomeOf(order);
        provider.books.put(order, new Verdict.Voided());

        transaction.executeWithoutResult(status -> hear.ofCharge(order, "voided"));

        await().until(() ->
                published.stream()
                        .filter(event -> event.orderId().equals(order))
                        .anyMatch(PaymentVoided.class::isInstance));
        assertThat(statusOf(order)).isEqualTo("VOIDED");
    }

    @Test
    void makesNoPaymentThatComesAfterItsCancellation() {
        cancel(order);
        place(order, "ok");
        UUID later = UUID.randomUUID();
        place(later, "ok");
        outcomeOf(later);

        assertThat(provider.callsFor(order)).isEmpty();
        assertThat(statusOf(order)).isEqualTo("none");
    }

    private void place(UUID orderId, String method) {
        publish(
                new OrderPlaced(
                        orderId, UUID.randomUUID(), new Money(1999, "GBP"), method, Instant.now()));
    }

    private void cancel(UUID orderId) {
        publish(
                new OrderCancelled(
                        orderId, UUID.randomUUID(), "cancelled-by-customer", Instant.now()));
    }

    private void publish(OrderEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("payments")
                        .append(OrderEvent.TOPIC, event.orderId().toString(), event));
    }

    private static PaymentEvent outcomeOf(UUID orderId) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                published.stream()
                                        .filter(event -> event.orderId().equals(orderId))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private String statusOf(UUID orderId) {
        return database.sql("SELECT status FROM payments.payment WHERE order_id = ?")
                .param(orderId)
                .query(String.class)
                .optional()
                .orElse("none");
    }
}
