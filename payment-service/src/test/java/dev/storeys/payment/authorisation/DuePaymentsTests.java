package dev.storeys.payment.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.payment.PaymentServiceApplication;
import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The leases, with no crew of its own: it never looks by itself here. */
@SpringBootTest(
        classes = PaymentServiceApplication.class,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.payment.settlement.poll-interval=1h"
        })
class DuePaymentsTests {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration SHORT_LEASE = Duration.ofSeconds(3);

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired DuePayments due;
    @Autowired Payments payments;
    @Autowired JdbcClient database;

    @BeforeEach
    void empty() {
        database.sql("UPDATE payments.payment SET next_attempt_at = NULL").update();
    }

    @Test
    void leasesEachPaymentToOneInstance() throws Exception {
        IntStream.range(0, 200).forEach(any -> request());

        List<UUID> leased = new ArrayList<>();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<DuePayment>> claim = () -> due.claim(25, LEASE);
            for (Future<List<DuePayment>> claimed :
                    instances.invokeAll(java.util.Collections.nCopies(8, claim))) {
                claimed.get().forEach(payment -> leased.add(payment.id()));
            }
        }
        due.claim(200, LEASE).forEach(payment -> leased.add(payment.id()));

        assertThat(leased).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void isDueAgainWhenItsInstanceDied() {
        UUID id = request();

        assertThat(due.claim(10, SHORT_LEASE)).hasSize(1);
        assertThat(due.claim(10, SHORT_LEASE)).isEmpty();

        List<DuePayment> again =
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> due.claim(10, LEASE), claimed -> !claimed.isEmpty());
        assertThat(again.getFirst().id()).isEqualTo(id);
        assertThat(again.getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void readsWhatTheChargeNeeds() {
        request();

        DuePayment payment = due.claim(1, LEASE).getFirst();

        assertThat(payment.charge().amount()).isEqualTo(new Money(1999, "GBP"));
        assertThat(payment.charge().method()).isEqualTo("card-ok");
        assertThat(payment.orderCancelled()).isFalse();
    }

    @Test
    void databaseRefusesSecondPaymentOfOrder() {
        UUID order = UUID.randomUUID();
        payments.save(new Payment(order, new Money(1, "GBP"), "card-ok", Instant.now()));

        assertThatThrownBy(() ->
                        payments.save(
                                new Payment(order, new Money(1, "GBP"), "card-ok", Instant.now())))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private UUID request() {
        return payments.save(
                        new Payment(
                                UUID.randomUUID(),
                                new Money(1999, "GBP"),
                                "card-ok",
                                Instant.now()))
                .id();
    }
}
