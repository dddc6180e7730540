package dev.storeys.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.storeys.events.Money;
import dev.storeys.platform.breaker.Breakers;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;

class HttpProviderTests {

    private static final CircuitBreakerConfig BREAKER =
            CircuitBreakerConfig.custom()
                    .minimumNumberOfCalls(10)
                    .waitDurationInOpenState(Duration.ofSeconds(2))
                    .permittedNumberOfCallsInHalfOpenState(1)
                    .build();

    private final UUID order = UUID.randomUUID();
    private final Charge charge = new Charge(order, new Money(1999, "GBP"), "card-ok");
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> seen = new AtomicReference<>("");
    private final CountDownLatch end = new CountDownLatch(1);

    private HttpServer server;
    private Provider provider;
    private volatile int status = 200;
    private volatile String body = "{\"id\":\"auth-1\",\"status\":\"authorized\"}";
    private volatile boolean silent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    seen.set(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Idempotency-Key")
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    if (silent) {
                        try {
                            end.await();
                        } catch (InterruptedException stop) {
                            return;
                        }
                    }
                    byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        provider = providerAt(server.getAddress().getPort(), Duration.ofSeconds(10));
    }

    private static Provider providerAt(int port, Duration patience) {
        return new ProviderConfiguration()
                .paymentProvider(
                        new ProviderSettings(
                                URI.create("http://127.0.0.1:" + port), patience, patience),
                        RestClient.builder(),
                        new Breakers(CircuitBreakerRegistry.of(BREAKER)));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void asksWithOrderAsIdempotencyKey() {
        assertThat(provider.authorise(charge)).isEqualTo(new Verdict.Authorized("auth-1"));
        assertThat(seen.get())
                .startsWith("POST /v1/authorizations " + order + " {")
                .contains("\"amount\":1999", "\"currency\":\"GBP\"", "\"method\":\"card-ok\"");
    }

    @Test
    void readsTheOtherVerdicts() {
        body = "{\"id\":\"auth-1\",\"status\":\"declined\",\"reason\":\"card-declined\",\"new\":1}";
        assertThat(provider.find(order)).contains(new Verdict.Declined("card-declined"));

        body = "{\"id\":\"auth-1\",\"status\":\"voided\"}";
        assertThat(provider.cancel(order)).isEqualTo(new Verdict.Voided());
        assertThat(seen.get()).startsWith("POST /v1/authorizations/" + order + "/void");
    }

    @Test
    void takesAndGivesBackWithKeysOfTheirOwn() {
        body = "{\"id\":\"auth-1\",\"status\":\"captured\",\"captured\":1500}";
        assertThat(provider.capture(order, 1500)).isEqualTo(new Verdict.Captured(1500));
        assertThat(seen.get())
                .isEqualTo(
                        "POST /v1/authorizations/%s/capture %s:capture {\"amount\":1500}"
                                .formatted(order, order));

        UUID refund = UUID.randomUUID();
        body = "{\"id\":\"auth-2\",\"status\":\"refunded\"}";
        assertThat(provider.refund(new Repayment(order, refund, 5)))
                .isEqualTo(new RefundVerdict.Refunded());
        assertThat(seen.get())
                .isEqualTo(
                        "POST /v1/authorizations/%s/refunds %s {\"amount\":5}"
                                .formatted(order, refund));
        assertThat(provider.findRefund(order, refund)).contains(new RefundVerdict.Refunded());
        assertThat(seen.get())
                .startsWith("GET /v1/authorizations/%s/refunds/%s".formatted(order, refund));
    }

    @Test
    void tellsARefusedRefundFromOneThatNobodyUnderstands() {
        Repayment repayment = new Repayment(order, UUID.randomUUID(), 5);
        status = 422;
        body = "{\"type\":\"refund-too-large\"}";
        assertThat(provider.refund(repayment))
                .isEqualTo(new RefundVerdict.Refused("refund-too-large"));
        for (String other : new String[] {"{\"type\":\"key-reused\"}", "{}", "garbage"}) {
            body = other;
            assertThatThrownBy(() -> provider.refund(repayment))
                    .isInstanceOf(ProviderUnavailable.class);
        }
        status = 200;
        body = "{\"status\":\"captured\"}";
        assertThatThrownBy(() -> provider.capture(order, 5))
                .isInstanceOf(ProviderUnavailable.class);
        status = 404;
        assertThat(provider.findRefund(order, UUID.randomUUID())).isEmpty();
    }

    @Test
    void knowsNothingOfUnknownKey() {
        status = 404;
        body = "{\"type\":\"unknown-key\"}";

        assertThat(provider.find(order)).isEmpty();
        assertThatThrownBy(() -> provider.cancel(order)).isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void takesUnknownMethodForRefusal() {
        status = 422;
        body = "{\"type\":\"unknown-method\"}";

        assertThat(provider.authorise(charge)).isEqualTo(new Verdict.Declined("unknown-method"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|{}",
                "503|''",
                "429|{}",
                "401|{}",
                "404|<html>",
                "422|{\"type\":\"key-reused\"}",
                "422|garbage",
                "200|{\"status\":\"pending\"}",
                "200|{}",
                "200|null",
                "200|''",
                "200|garbage",
                "204|''",
            })
    void takesNoOtherAnswerForVerdict(int status, String body) {
        this.status = status;
        this.body = body;

        assertThatThrownBy(() -> provider.authorise(charge))
                .isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void doesNotWaitForEver() {
        silent = true;
        provider = providerAt(server.getAddress().getPort(), Duration.ofMillis(300));
        long start = System.nanoTime();

        assertThatThrownBy(() -> provider.authorise(charge))
                .isInstanceOf(ProviderUnavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void saysSoWhenNobodyListens() {
        server.stop(0);

        assertThatThrownBy(() -> provider.authorise(charge))
                .isInstanceOf(ProviderUnavailable.class);
    }

    @Test
    void leavesFailingProviderAloneForAWhile() {
        status = 503;
        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(() -> provider.authorise(charge))
                    .isInstanceOf(ProviderUnavailable.class);
        }
        assertThatThrownBy(() -> provider.authorise(charge))
                .isInstanceOf(ProviderUnavailable.class)
                .hasMessageContaining("OPEN");
        assertThat(calls).hasValue(10);

        status = 200;
        Awaitility.await()
                .ignoreException(ProviderUnavailable.class)
                .until(() -> provider.authorise(charge) instanceof Verdict.Authorized);
    }

    @Test
    void staysInTouchWithProviderThatRefuses() {
        status = 404;
        for (int call = 0; call < 30; call++) {
            provider.find(order);
        }
        assertThat(calls).hasValue(30);
    }
}
