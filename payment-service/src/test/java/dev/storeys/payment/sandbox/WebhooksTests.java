package dev.storeys.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhooksTests {

    private static final String SECRET = "shared";

    @TempDir Path folder;

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer shop;
    private SandboxProcess sandbox;

    @BeforeEach
    void start() throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        shop.createContext(
                "/hooks",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    String signature = exchange.getRequestHeaders().getFirst("Sandbox-Signature");
                    Instant signed =
                            Instant.ofEpochSecond(
                                    Long.parseLong(signature.substring(2, signature.indexOf(','))));
                    assertThat(signature).isEqualTo(Webhooks.sign(SECRET, signed, body));
                    assertThat(signed).isAfter(Instant.now().minusSeconds(10));
                    boolean refuse = refusals.getAndDecrement() > 0;
                    if (!refuse) {
                        heard.add(new JsonMapper().readTree(body));
                    }
                    exchange.sendResponseHeaders(refuse ? 503 : 202, -1);
                    exchange.close();
                });
        shop.start();
        sandbox =
                SandboxProcess.start(
                        folder.resolve("ledger"),
                        Map.of(
                                "SANDBOX_WEBHOOK_URL",
                                "http://127.0.0.1:" + shop.getAddress().getPort() + "/hooks",
                                "SANDBOX_WEBHOOK_SECRET",
                                SECRET));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        shop.stop(0);
    }

    @Test
    void tellsOfEachBookingOnce() {
        live("card-ok");
        sandbox.authorise("no", 5, "card-declined");
        sandbox.authorise("gone", 5, "card-ok");
        sandbox.post("/v1/authorizations/gone/void", null, "");
        sandbox.post("/v1/authorizations/gone/void", null, "");

        await().untilAsserted(() ->
                assertThat(types())
                        .containsExactlyInAnyOrder(
                                "key authorization.authorized",
                                "key authorization.captured",
                                "key refund.refunded",
                                "no authorization.declined",
                                "gone authorization.authorized",
                                "gone authorization.voided"));
        assertThat(heard)
                .filteredOn(event -> event.path("refund").asString("").equals("r1"))
                .hasSize(1);
        assertThat(heard).extracting(event -> event.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void tellsTwiceAndOutOfOrderWithTheCardThatIsMadeForIt() {
        live("card-duplicate-webhook");

        await().untilAsserted(() -> assertThat(heard).hasSize(6));
        assertThat(heard).extracting(event -> event.get("id")).hasSize(6);
        assertThat(heard.stream().map(event -> event.get("id")).distinct()).hasSize(3);
        // What happened first is told again after what happened last.
        assertThat(types().lastIndexOf("key authorization.authorized"))
                .isGreaterThan(types().indexOf("key refund.refunded"));
    }

    @Test
    void triesAgainUntilItIsTaken() {
        refusals.set(2);

        sandbox.authorise("key", 5, "card-ok");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard).hasSize(1));
    }

    private void live(String card) {
        sandbox.authorise("key", 1999, card);
        sandbox.post("/v1/authorizations/key/capture", "c", "{\"amount\":1999}");
        sandbox.post("/v1/authorizations/key/refunds", "r1", "{\"amount\":5}");
        sandbox.post("/v1/authorizations/key/refunds", "r1", "{\"amount\":5}");
    }

    private List<String> types() {
        return heard.stream()
                .map(event -> event.get("key").asString() + " " + event.get("type").asString())
                .toList();
    }
}
