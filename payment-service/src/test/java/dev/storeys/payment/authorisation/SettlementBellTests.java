package dev.storeys.payment.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.payment.PaymentServiceApplication;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A crew that looks by itself once an hour: whatever it settles here it was told of. */
@SpringBootTest(
        classes = PaymentServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.payment.settlement.poll-interval=1h"
        })
@Import(SettlementTests.Fakes.class)
class SettlementBellTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;

    @Test
    void settlesWithoutWaitingForThePoll() {
        UUID order = UUID.randomUUID();
        OrderEvent event =
                new OrderPlaced(
                        order, UUID.randomUUID(), new Money(1999, "GBP"), "ok", Instant.now());
        transaction.executeWithoutResult(status ->
                outboxes.of("payments").append(OrderEvent.TOPIC, order.toString(), event));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(statusOf(order)).isEqualTo("AUTHORIZED"));
    }

    private String statusOf(UUID order) {
        return database.sql("SELECT status FROM payments.payment WHERE order_id = ?")
                .param(order)
                .query(String.class)
                .optional()
                .orElse("none");
    }
}
