package dev.storeys.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.events.Money;
import dev.storeys.payment.PaymentServiceApplication;
import dev.storeys.testing.TestServers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database lets nobody do to the books. */
@SpringBootTest(
        classes = PaymentServiceApplication.class,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.payment.settlement.poll-interval=1h"
        })
class LedgerTests {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired Ledger ledger;
    @Autowired JdbcClient database;
    @Autowired TransactionTemplate transaction;

    private final UUID payment = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Money price = new Money(1999, "GBP");

    @BeforeEach
    void payment() {
        database.sql(
                        """
                        INSERT INTO payments.payment (id, order_id, amount, currency, method, status, requested_at, version)
                        VALUES (?, ?, 1999, 'GBP', 'card-ok', 'REQUESTED', now(), 0)\
                        """)
                .params(payment, order)
                .update();
    }

    @AfterEach
    void everyPostingSumsToZero() {
        assertThat(new Books(database).unbalanced()).isZero();
    }

    @Test
    void booksTheLifeOfAPayment() {
        post(Posting.authorized(price, "order"));
        assertThat(balances())
                .isEqualTo(Map.of("HELD_AT_PROVIDER", 1999L, "CUSTOMER_HOLDS", -1999L));
        post(Posting.released(new Money(99, "GBP"), "part"));
        post(Posting.captured(new Money(1900, "GBP"), 1900, "capture"));
        assertThat(balances()).isEqualTo(Map.of("PROVIDER_RECEIVABLE", 1900L, "REVENUE", -1900L));
        post(Posting.refunded(new Money(400, "GBP"), "refund"));
        assertThat(balances())
                .isEqualTo(
                        Map.of("PROVIDER_RECEIVABLE", 1500L, "REVENUE", -1900L, "REFUNDS", 400L));
    }

    @Test
    void postsARepeatedStepOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(_ -> threads.execute(() -> post(Posting.authorized(price, "order"))));
        }
        post(Posting.authorized(price, "order"));

        assertThat(balances()).containsEntry("HELD_AT_PROVIDER", 1999L);
    }

    @Test
    void leavesNothingOfAnAmountOfNothing() {
        post(Posting.authorized(new Money(0, "GBP"), "order"));

        assertThat(balances()).isEmpty();
    }

    @Test
    void needsTheTransactionOfItsPayment() {
        assertThatThrownBy(() -> ledger.post(payment, Posting.authorized(price, "order")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void refusesAPostingThatDoesNotSumToZero() {
        assertThatThrownBy(() -> new Posting("CAPTURED", "x", "GBP", Map.of(Account.REVENUE, 1L)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE payments.ledger_entry SET amount = amount + 1",
                "DELETE FROM payments.ledger_entry",
                "TRUNCATE payments.ledger_entry",
                "UPDATE payments.ledger_posting SET reference = 'other'",
                "DELETE FROM payments.ledger_posting",
                "TRUNCATE payments.ledger_posting CASCADE",
            })
    void databaseRefusesChanges(String change) {
        post(Posting.authorized(price, "order"));

        assertThatThrownBy(() -> database.sql(change).update())
                .hasStackTraceContaining("The ledger is append-only");
        assertThat(balances()).hasSize(2);
    }

    @Test
    void databaseRefusesUnbalancedPostingsAtTheCommit() {
        String posting =
                "INSERT INTO payments.ledger_posting (id, payment_id, kind, reference, currency) VALUES (?, ?, 'REFUNDED', 'x', 'GBP')";
        String entry =
                "INSERT INTO payments.ledger_entry (posting_id, account, amount) VALUES (?, ?, ?)";
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> database.sql(posting).params(id, payment).update())
                .hasStackTraceContaining("has 0 entries");
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> {
                            database.sql(posting).params(id, payment).update();
                            database.sql(entry).params(id, "REFUNDS", 5).update();
                            database.sql(entry).params(id, "REVENUE", -4).update();
                        }))
                .hasStackTraceContaining("a balance of 1");
        post(Posting.authorized(price, "order"));
        UUID old =
                database.sql("SELECT id FROM payments.ledger_posting WHERE payment_id = ?")
                        .param(payment)
                        .query(UUID.class)
                        .single();
        assertThatThrownBy(() -> database.sql(entry).params(old, "REVENUE", 5).update())
                .hasStackTraceContaining("a balance of 5");
    }

    private void post(Posting posting) {
        transaction.executeWithoutResult(status -> ledger.post(payment, posting));
    }

    private Map<String, Long> balances() {
        return new Books(database).of(order);
    }
}
