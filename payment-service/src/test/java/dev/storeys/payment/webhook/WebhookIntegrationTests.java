package dev.storeys.payment.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderShipped;
import dev.storeys.payment.PaymentServiceApplication;
import dev.storeys.payment.sandbox.SandboxProcess;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Webhooks against a provider that is slow to answer, so that they are what moves payments on. */
@SpringBootTest(
        classes = PaymentServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.payment.webhook.secret=" + WebhookIntegrationTests.SECRET,
            "storeys.payment.settlement.first-pause=60s",
            "storeys.payment.settlement.max-pause=60s",
            "storeys.payment.settlement.lease=60s",
            "management.server.port=0"
        })
@ExtendWith(OutputCaptureExtension.class)
class WebhookIntegrationTests {

    static final String SECRET = "only-the-provider-knows";

    @TempDir static Path folder;

    private static SandboxProcess sandbox;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        // It sends no webhooks of its own: the tests do.
        sandbox = SandboxProcess.start(folder.resolve("ledger"), Map.of());
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
        registry.add("storeys.payment.provider.url", sandbox::url);
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;
    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID order = UUID.randomUUID();

    @Test
    void asksAtOnceAboutAChargeWhoseAnswerWasLost() {
        place("card-timeout-after-charge");
        await().until(() -> !sandbox.ledgerOf(order.toString()).isEmpty());
        // The next attempt of its own would be a minute away.
        assertThat(status()).isEqualTo("REQUESTED");

        assertThat(send(event("evt-" + order, "authorization.authorized")).statusCode())
                .isEqualTo(202);

        await().until(() -> status().equals("AUTHORIZED"));
        assertThat(sandbox.ledgerOf(order.toString())).hasSize(1);
    }

    @Test
    void takesWebhooksTwiceAndInTheWrongOrder() {
        place("card-ok");
        await().until(() -> status().equals("AUTHORIZED"));
        publish(new OrderShipped(order, UUID.randomUUID(), Instant.now()));
        await().until(() -> status().equals("CAPTURED"));

        for (String type :
                new String[] {
                    "authorization.captured",
                    "authorization.authorized",
                    "authorization.captured",
                    "authorization.voided",
                    "refund.refunded",
                    "dispute.opened"
                }) {
            assertThat(send(event("evt-" + type + order, type)).statusCode()).isEqualTo(202);
            assertThat(send(event("evt-" + type + order, type)).statusCode()).isEqualTo(202);
        }

        assertThat(status()).isEqualTo("CAPTURED");
        assertThat(sandbox.ledgerOf(order.toString())).hasSize(2);
    }

    @Test
    void believesTheProviderAndNotTheWebhook() {
        place("card-ok");
        await().until(() -> status().equals("AUTHORIZED"));

        assertThat(send(event("evt-lie-" + order, "authorization.captured")).statusCode())
                .isEqualTo(202);

        await().until(() ->
                database.sql(
                                "SELECT next_attempt_at IS NULL FROM payments.payment WHERE order_id = ?")
                        .param(order)
                        .query(Boolean.class)
                        .single());
        assertThat(status()).isEqualTo("AUTHORIZED");
    }

    @Test
    void hearsWhenTheProviderTookMoneyByItself() {
        place("card-ok");
        await().until(() -> status().equals("AUTHORIZED"));
        sandbox.changeByHand(order.toString(), "capture", 1999);

        send(event("evt-" + order, "authorization.captured"));

        await().until(() -> status().equals("CAPTURED"));
    }

    @Test
    void hasAnEffectOnce() {
        String body = event("evt-once-" + order, "authorization.captured");
        send(body);
        send(body);

        assertThat(
                        database.sql("SELECT count(*) FROM payments.webhook WHERE event_id = ?")
                                .param("evt-once-" + order)
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void acceptsUnknownPaymentsSoThatTheyAreNotSentForEver(CapturedOutput output) {
        assertThat(send(event("evt-" + order, "authorization.authorized")).statusCode())
                .isEqualTo(202);
        assertThat(
                        send("""
                        {"id":"evt-x-%s","type":"authorization.authorized","key":"ada@example.com"}\
                        """
                                        .formatted(order))
                                .statusCode())
                .isEqualTo(202);

        assertThat(output).contains(order + ", which is none of ours");
        assertThat(output).contains("evt-x-" + order + " is about nothing of ours");
        assertThat(output).doesNotContain("ada@example.com");
    }

    @Test
    void refusesWhatIsNotSignedOrTooOld() {
        String body = event("evt-forged-" + order, "authorization.authorized");
        Instant now = Instant.now();

        assertRefused(send(body, null), 401, "bad-signature");
        assertRefused(send(body, "t=1,v1=00"), 401, "bad-signature");
        assertRefused(send(body, sign("guess", now, body)), 401, "bad-signature");
        assertRefused(send(body, sign(SECRET, now, body + " ")), 401, "bad-signature");
        assertRefused(
                send(body, sign(SECRET, now.minus(Duration.ofMinutes(6)), body)),
                401,
                "bad-signature");
        assertThat(
                        database.sql("SELECT count(*) FROM payments.webhook WHERE event_id = ?")
                                .param("evt-forged-" + order)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{}",
                "{\"id\":\"evt-1\"}",
                "{\"id\":\"evt 1\",\"type\":\"authorization.voided\",\"key\":\"x\"}",
                "{\"id\":17,\"type\":{},\"key\":\"x\"}"
            })
    void refusesSignedGarbage(String body) {
        assertRefused(send(body), 400, "bad-webhook");
    }

    private String event(String id, String type) {
        return """
        {"id":"%s","type":"%s","key":"%s","at":"2026-11-24T12:00:00Z","new":1}\
        """
                .formatted(id, type, order);
    }

    private HttpResponse<String> send(String body) {
        return send(body, sign(SECRET, Instant.now(), body));
    }

    private HttpResponse<String> send(String body, String signature) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + port + "/api/v1/payments/webhooks"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (signature != null) {
            request.header(Signature.HEADER, signature);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void assertRefused(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("urn:storeys:problem:" + type);
    }

    private static String sign(String secret, Instant now, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = now.getEpochSecond() + "." + body;
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void place(String card) {
        publish(
                new OrderPlaced(
                        order, UUID.randomUUID(), new Money(1999, "GBP"), card, Instant.now()));
    }

    private void publish(OrderEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("payments")
                        .append(OrderEvent.TOPIC, event.orderId().toString(), event));
    }

    private String status() {
        return database.sql("SELECT status FROM payments.payment WHERE order_id = ?")
                .param(order)
                .query(String.class)
                .optional()
                .orElse("none");
    }
}
