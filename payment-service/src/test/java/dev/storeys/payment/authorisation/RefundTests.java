package dev.storeys.payment.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderShipped;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.RefundFailed;
import dev.storeys.events.RefundRequested;
import dev.storeys.payment.PaymentServiceApplication;
import dev.storeys.payment.ledger.Books;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
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

/** What becomes of a payment after it is authorised. */
@SpringBootTest(
        classes = PaymentServiceApplication.class,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.payment.settlement.first-pause=50ms",
            "storeys.payment.settlement.max-pause=200ms",
            "storeys.payment.settlement.poll-interval=50ms"
        })
@Import(RefundTests.Fakes.class)
class RefundTests {

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
    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;

    private final UUID order = UUID.randomUUID();

    @AfterEach
    void booksBalance() {
        provider.down = false;
        assertThat(new Books(database).unbalanced()).isZero();
        await().untilAsserted(() -> assertThat(new Books(database).disagreeing()).isZero());
    }

    @Test
    void takesTheMoneyWhenTheOrderIsShipped() {
        placed(order);

        shipped(order);
        shipped(order);

        becomes(order, "CAPTURED");
        assertThat(balances(order))
                .isEqualTo(Map.of("PROVIDER_RECEIVABLE", 1999L, "REVENUE", -1999L));
        assertThat(provider.callsFor(order)).containsExactly("authorise", "capture 1999");
    }

    @Test
    void asksAboutACaptureOfUnknownOutcomeInsteadOfRepeatingIt() {
        placed(order);
        provider.silent.add(order);

        shipped(order);

        becomes(order, "CAPTURED");
        assertThat(provider.callsFor(order)).containsExactly("authorise", "capture 1999", "find");
    }

    @Test
    void takesTheMoneyOnceTheProviderIsBack() {
        placed(order);
        provider.down = true;
        shipped(order);
        await().until(() -> provider.callsFor(order).size() >= 3);

        provider.down = false;

        becomes(order, "CAPTURED");
    }

    @Test
    void voidsAPaymentThatIsRefundedInFullBeforeItIsTaken() {
        placed(order);

        UUID refund = refunds(order, 1999);

        PaymentRefunded refunded = outcomeOf(refund, PaymentRefunded.class);
        assertThat(refunded.full()).isTrue();
        assertThat(refunded.amount()).isEqualTo(new Money(1999, "GBP"));
        becomes(order, "VOIDED");
        assertThat(balances(order)).isEmpty();
        assertThat(provider.callsFor(order)).containsExactly("authorise", "cancel");
    }

    @Test
    void takesLessAfterAPartIsRefundedBeforehand() {
        placed(order);

        assertThat(outcomeOf(refunds(order, 999), PaymentRefunded.class).full()).isFalse();
        assertThat(balances(order)).containsEntry("HELD_AT_PROVIDER", 1000L);
        shipped(order);
        becomes(order, "CAPTURED");

        assertThat(provider.callsFor(order)).containsExactly("authorise", "capture 1000");
        assertThat(outcomeOf(refunds(order, 1000), PaymentRefunded.class).full()).isTrue();
        becomes(order, "REFUNDED");
    }

    @Test
    void refundsInPartsAndThenNoMore() {
        placed(order);
        shipped(order);
        becomes(order, "CAPTURED");

        assertThat(outcomeOf(refunds(order, 500), PaymentRefunded.class).full()).isFalse();
        becomes(order, "PARTIALLY_REFUNDED");
        assertThat(outcomeOf(refunds(order, 1500), RefundFailed.class).reason())
                .isEqualTo("refund-too-large");
        assertThat(outcomeOf(refunds(order, 1499), PaymentRefunded.class).full()).isTrue();
        becomes(order, "REFUNDED");
        assertThat(outcomeOf(refunds(order, 1), RefundFailed.class).reason())
                .isEqualTo("refund-too-large");

        assertThat(balances(order)).isEqualTo(Map.of("REVENUE", -1999L, "REFUNDS", 1999L));
    }

    @Test
    void refundsOnceHoweverOftenItIsAsked() {
        placed(order);
        shipped(order);
        becomes(order, "CAPTURED");
        RefundRequested request = request(order, 500);
        provider.silent.add(order);

        publish(request);
        publish(request);

        outcomeOf(request.refundId(), PaymentRefunded.class);
        publish(request);
        outcomeOf(refunds(order, 1), PaymentRefunded.class);
        assertThat(published)
                .filteredOn(event ->
                        event instanceof PaymentRefunded refunded
                                && refunded.refundId().equals(request.refundId()))
                .hasSize(1);
        assertThat(provider.callsFor(order))
                .containsExactly(
                        "authorise", "capture 1999", "refund 500", "findRefund", "refund 1");
    }

    @Test
    void refundsWhatIsBeingTakenOnceItIsTaken() {
        placed(order);
        provider.down = true;
        shipped(order);
        UUID refund = refunds(order, 1999);
        await().until(() -> provider.callsFor(order).size() >= 3);

        provider.down = false;

        assertThat(outcomeOf(refund, PaymentRefunded.class).full()).isTrue();
        becomes(order, "REFUNDED");
    }

    @Test
    void passesTheProvidersRefusalOn() {
        placed(order);
        shipped(order);
        becomes(order, "CAPTURED");
        UUID refund = UUID.randomUUID();
        provider.refunds.put(
                refund, new dev.storeys.payment.provider.RefundVerdict.Refused("not-captured"));

        publish(
                new RefundRequested(
                        order, UUID.randomUUID(), refund, new Money(5, "GBP"), Instant.now()));

        assertThat(outcomeOf(refund, RefundFailed.class).reason()).isEqualTo("not-captured");
        assertThat(balances(order)).doesNotContainKey("REFUNDS");
    }

    @Test
    void booksAgreeAfterAMixOfEverythingInAnyOrder() {
        long seed = System.nanoTime();
        System.out.println("Seed of the mix: " + seed);
        Random random = new Random(seed);
        List<UUID> orders = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            UUID one = UUID.randomUUID();
            orders.add(one);
            place(one, random.nextInt(5) == 0 ? "silent" : "ok");
        }
        orders.forEach(one -> becomes(one, "AUTHORIZED"));
        for (int step = 0; step < 240; step++) {
            UUID one = orders.get(random.nextInt(orders.size()));
            if (random.nextInt(4) == 0) {
                provider.silent.add(one);
            }
            if (random.nextInt(3) == 0) {
                shipped(one);
            } else {
                refunds(one, 1 + random.nextInt(1999));
            }
        }

        await().atMost(Duration.ofSeconds(30)).until(this::nothingIsUnderWay);
        assertThat(
                        database.sql(
                                        "SELECT count(*) FROM payments.refund WHERE status = 'REQUESTED'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /** All of one moment: one leads to the other, and so could pass by three looks. */
    private boolean nothingIsUnderWay() {
        return database.sql(
                                """
                                SELECT (SELECT count(*) FROM payments.payment
                                        WHERE next_attempt_at IS NOT NULL)
                                    + (SELECT count(*) FROM payments.refund
                                        WHERE next_attempt_at IS NOT NULL)
                                    + (SELECT count(*) FROM payments.outbox)
                                """)
                        .query(Long.class)
                        .single()
                == 0;
    }

    private void placed(UUID orderId) {
        place(orderId, "ok");
        becomes(orderId, "AUTHORIZED");
    }

    private void place(UUID orderId, String method) {
        publish(
                new OrderPlaced(
                        orderId, UUID.randomUUID(), new Money(1999, "GBP"), method, Instant.now()));
    }

    private void shipped(UUID orderId) {
        publish(new OrderShipped(orderId, UUID.randomUUID(), Instant.now()));
    }

    private UUID refunds(UUID orderId, long amount) {
        RefundRequested request = request(orderId, amount);
        publish(request);
        return request.refundId();
    }

    private static RefundRequested request(UUID orderId, long amount) {
        return new RefundRequested(
                orderId,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Money(amount, "GBP"),
                Instant.now());
    }

    private void publish(OrderEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("payments")
                        .append(OrderEvent.TOPIC, event.orderId().toString(), event));
    }

    private void becomes(UUID orderId, String status) {
        await().untilAsserted(() ->
                assertThat(
                                database.sql(
                                                "SELECT status FROM payments.payment WHERE order_id = ?")
                                        .param(orderId)
                                        .query(String.class)
                                        .optional())
                        .contains(status));
    }

    private Map<String, Long> balances(UUID orderId) {
        return new Books(database).of(orderId);
    }

    private static <E extends PaymentEvent> E outcomeOf(UUID refundId, Class<E> type) {
        return await().until(
                        () ->
                                published.stream()
                                        .filter(event -> refundId.equals(refundOf(event)))
                                        .map(type::cast)
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static UUID refundOf(PaymentEvent event) {
        return switch (event) {
            case PaymentRefunded refunded -> refunded.refundId();
            case RefundFailed failed -> failed.refundId();
            default -> null;
        };
    }
}
