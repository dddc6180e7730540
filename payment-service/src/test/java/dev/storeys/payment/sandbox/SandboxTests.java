package dev.storeys.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxTests {

    @TempDir static Path folder;
    static SandboxProcess sandbox;

    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        sandbox =
                SandboxProcess.start(
                        folder.resolve("ledger"),
                        Map.of("SANDBOX_SLOW_MS", "300", "SANDBOX_HOLD_MS", "600"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void chargesKeyOnceAndAnswersRepeatsTheSame() {
        SandboxProcess.Reply first = sandbox.authorise(key, 1999, "card-ok");
        SandboxProcess.Reply again = sandbox.authorise(key, 1999, "card-ok");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("authorized");
        assertThat(first.text("id")).isNotBlank();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sandbox.get("/v1/authorizations/" + key).body()).isEqualTo(first.body());
        assertThat(sandbox.ledgerOf(key)).hasSize(1);
    }

    @Test
    void chargesKeyOnceWhenAskedAtTheSameTime() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<SandboxProcess.Reply> ask = () -> sandbox.authorise(key, 5, "card-slow");
            List<Future<SandboxProcess.Reply>> replies =
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList());

            assertThat(replies.stream().map(Future::resultNow).collect(Collectors.toSet()))
                    .extracting(SandboxProcess.Reply::body)
                    .containsOnly(replies.getFirst().get().body());
        }
        assertThat(sandbox.ledgerOf(key)).hasSize(1);
    }

    @Test
    void declines() {
        SandboxProcess.Reply reply = sandbox.authorise(key, 1999, "card-declined");

        assertThat(reply.text("status")).isEqualTo("declined");
        assertThat(reply.text("reason")).isEqualTo("card-declined");
    }

    @Test
    void refusesKeyOfAnotherAmount() {
        sandbox.authorise(key, 1999, "card-ok");

        SandboxProcess.Reply reply = sandbox.authorise(key, 2000, "card-ok");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("type")).isEqualTo("key-reused");
        assertThat(sandbox.ledgerOf(key)).hasSize(1);
    }

    @Test
    void chargesAndHidesTheAnswerOnce() {
        assertThatThrownBy(() -> sandbox.authorise(key, 700, "card-timeout-after-charge"))
                .hasMessageContaining("received no bytes");

        assertThat(sandbox.get("/v1/authorizations/" + key).text("status")).isEqualTo("authorized");
        assertThat(sandbox.authorise(key, 700, "card-timeout-after-charge").text("status"))
                .isEqualTo("authorized");
        assertThat(sandbox.ledgerOf(key)).hasSize(1);
    }

    @Test
    void slowCardTakesItsTime() {
        long start = System.nanoTime();

        assertThat(sandbox.authorise(key, 1, "card-slow").text("status")).isEqualTo("authorized");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void authorisesCardWhoseWebhookComesTwice() {
        assertThat(sandbox.authorise(key, 1, "card-duplicate-webhook").text("status"))
                .isEqualTo("authorized");
    }

    @Test
    void givesBackOnce() {
        sandbox.authorise(key, 1999, "card-ok");

        SandboxProcess.Reply first = sandbox.post("/v1/authorizations/" + key + "/void", null, "");
        SandboxProcess.Reply again = sandbox.post("/v1/authorizations/" + key + "/void", null, "");

        assertThat(first.text("status")).isEqualTo("voided");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sandbox.ledgerOf(key))
                .extracting(line -> line.get("status").asString())
                .containsExactly("authorized", "voided");
    }

    @Test
    void voidOfUnknownKeyBarsLateCharge() {
        sandbox.post("/v1/authorizations/" + key + "/void", null, "");

        assertThat(sandbox.authorise(key, 1999, "card-ok").text("status")).isEqualTo("voided");
        assertThat(sandbox.ledgerOf(key)).hasSize(1);
    }

    @Test
    void voidLeavesDeclinedDeclined() {
        sandbox.authorise(key, 1999, "card-declined");

        assertThat(sandbox.post("/v1/authorizations/" + key + "/void", null, "").text("status"))
                .isEqualTo("declined");
    }

    @Test
    void takesSomeOfWhatIsReservedOnce() {
        sandbox.authorise(key, 1999, "card-ok");

        SandboxProcess.Reply first = capture(1500);
        SandboxProcess.Reply again = capture(1500);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("captured");
        assertThat(first.body().get("captured").asLong()).isEqualTo(1500);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sandbox.post("/v1/authorizations/" + key + "/void", null, "").text("status"))
                .isEqualTo("captured");
        assertThat(sandbox.ledgerOf(key))
                .extracting(line -> line.get("status").asString())
                .containsExactly("authorized", "captured");
    }

    @Test
    void takesNothingThatIsNotReserved() {
        assertThat(capture(1).text("type")).isEqualTo("unknown-key");
        sandbox.authorise(key, 1999, "card-ok");
        assertThat(capture(2000).text("type")).isEqualTo("capture-too-large");
        assertThat(capture(-1).text("type")).isEqualTo("invalid-amount");
        sandbox.post("/v1/authorizations/" + key + "/void", null, "");
        assertThat(capture(1999).text("status")).isEqualTo("voided");
    }

    @Test
    void givesBackWhatItTookOncePerKeyAndNoMore() {
        sandbox.authorise(key, 1999, "card-ok");
        assertThat(refund("r1", 500).text("type")).isEqualTo("not-captured");
        capture(1999);

        SandboxProcess.Reply first = refund("r1", 500);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("status")).isEqualTo("refunded");
        assertThat(refund("r1", 500).body()).isEqualTo(first.body());
        assertThat(refund("r1", 501).text("type")).isEqualTo("key-reused");
        assertThat(refund("r2", 1500).text("type")).isEqualTo("refund-too-large");
        assertThat(refund("r2", 0).text("type")).isEqualTo("invalid-amount");
        assertThat(refund("r3", 1499).status()).isEqualTo(201);

        assertThat(sandbox.get("/v1/authorizations/" + key + "/refunds/r1").body())
                .isEqualTo(first.body());
        assertThat(sandbox.get("/v1/authorizations/" + key + "/refunds/r2").status())
                .isEqualTo(404);
        assertThat(sandbox.get("/v1/authorizations/" + key).text("status")).isEqualTo("captured");
        assertThat(sandbox.ledgerOf(key)).hasSize(4);
    }

    @Test
    void remembersCapturesAndRefundsThroughAKill() {
        Path ledger = folder.resolve("moved");
        try (SandboxProcess mortal = SandboxProcess.start(ledger, Map.of())) {
            mortal.authorise(key, 1999, "card-ok");
            mortal.post("/v1/authorizations/" + key + "/capture", "c", "{\"amount\":1999}");
            mortal.post("/v1/authorizations/" + key + "/refunds", "r1", "{\"amount\":1500}");
        }
        try (SandboxProcess reborn = SandboxProcess.start(ledger, Map.of())) {
            assertThat(reborn.get("/v1/authorizations/" + key).text("status"))
                    .isEqualTo("captured");
            String refunds = "/v1/authorizations/" + key + "/refunds";
            assertThat(reborn.post(refunds, "r1", "{\"amount\":1500}").status()).isEqualTo(200);
            assertThat(reborn.post(refunds, "r2", "{\"amount\":500}").text("type"))
                    .isEqualTo("refund-too-large");
        }
    }

    @Test
    void hidesTheAnswerToCapturesAndRefundsOfTheSilentCard() {
        assertThatThrownBy(() -> sandbox.authorise(key, 700, "card-timeout-after-charge"))
                .hasMessageContaining("received no bytes");
        assertThatThrownBy(() -> capture(700)).hasMessageContaining("received no bytes");
        assertThatThrownBy(() -> refund("r1", 700)).hasMessageContaining("received no bytes");

        assertThat(sandbox.get("/v1/authorizations/" + key + "/refunds/r1").text("status"))
                .isEqualTo("refunded");
    }

    private SandboxProcess.Reply capture(long amount) {
        return sandbox.post(
                "/v1/authorizations/" + key + "/capture",
                key + ":capture",
                "{\"amount\":" + amount + "}");
    }

    private SandboxProcess.Reply refund(String refundKey, long amount) {
        return sandbox.post(
                "/v1/authorizations/" + key + "/refunds", refundKey, "{\"amount\":" + amount + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\":1,\"currency\":\"GBP\",\"method\":\"gold\"}|422|unknown-method",
                "{\"amount\":1,\"currency\":\"GBP\"}|422|unknown-method",
                "{\"amount\":-1,\"currency\":\"GBP\",\"method\":\"card-ok\"}|422|invalid-amount",
                "{\"amount\":1,\"currency\":\"pounds\",\"method\":\"card-ok\"}|422|invalid-currency",
                "{\"amount\":1.5,\"currency\":\"GBP\",\"method\":\"card-ok\"}|400|bad-request",
                "{\"amount\":1e30,\"currency\":\"GBP\",\"method\":\"card-ok\"}|400|bad-request",
                "{\"amount\":[],\"currency\":\"GBP\",\"method\":\"card-ok\"}|400|bad-request",
                "null|400|bad-request",
                "{|400|bad-request",
                "[]|400|bad-request",
            })
    void refusesNonsense(String body, int status, String type) {
        SandboxProcess.Reply reply = sandbox.post("/v1/authorizations", key, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("type")).isEqualTo(type);
        assertThat(sandbox.ledgerOf(key)).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotServe() {
        assertThat(sandbox.post("/v1/authorizations", null, "{}").status()).isEqualTo(400);
        assertThat(sandbox.post("/v1/authorizations", key, " ".repeat(70_000)).status())
                .isEqualTo(413);
        assertThat(sandbox.get("/v1/authorizations").status()).isEqualTo(405);
        assertThat(sandbox.get("/v1/authorizations/" + key).status()).isEqualTo(404);
        assertThat(sandbox.get("/v1/authorizations/a/b/c").status()).isEqualTo(404);
        assertThat(sandbox.get("/elsewhere").status()).isEqualTo(404);
        assertThat(sandbox.get("/health").text("status")).isEqualTo("UP");
        HttpRequest delete =
                HttpRequest.newBuilder(sandbox.url().resolve("/v1/ledger")).DELETE().build();
        assertThat(sandbox.send(delete).status()).isEqualTo(405);
    }

    @Test
    void keepsEveryAnsweredChargeThroughKills() throws Exception {
        Path ledger = folder.resolve("killed");
        int answered = 0;
        for (int round = 0; round < 3; round++) {
            try (SandboxProcess mortal = SandboxProcess.start(ledger, Map.of())) {
                int before = answered;
                answered += chargeUntilKilled(mortal, "round-" + round + "-");
                assertThat(answered).isGreaterThan(before);
            }
        }
        Files.writeString(ledger, "{\"id\":\"auth-9", java.nio.file.StandardOpenOption.APPEND);
        try (SandboxProcess reborn = SandboxProcess.start(ledger, Map.of())) {
            List<String> keys =
                    reborn.get("/v1/ledger")
                            .body()
                            .get("entries")
                            .valueStream()
                            .map(line -> line.get("key").asString())
                            .toList();
            assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(answered);
            SandboxProcess.Reply repeat = reborn.authorise("round-0-0", 10, "card-ok");
            assertThat(repeat.status()).isEqualTo(200);
        }
    }

    /**
     * Charges from several clients and kills the process in the midst; returns what it answered.
     */
    private static int chargeUntilKilled(SandboxProcess mortal, String prefix) {
        var answered = new java.util.concurrent.atomic.AtomicInteger();
        var next = new java.util.concurrent.atomic.AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 4; client++) {
                threads.submit(() -> {
                    while (true) {
                        mortal.authorise(prefix + next.getAndIncrement(), 10, "card-ok");
                        answered.incrementAndGet();
                    }
                });
            }
            Awaitility.await().until(() -> answered.get() > 30);
            mortal.kill();
        }
        return answered.get();
    }

    @Test
    void saysInOneLineWhyItCannotRun() throws Exception {
        Path ledger = folder.resolve("other");
        Files.createDirectories(folder.resolve("directory"));
        Files.writeString(folder.resolve("garbage"), "not a booking\n");
        String taken = Integer.toString(sandbox.url().getPort());

        assertEnds(
                ledger, Map.of("SANDBOX_PORT", taken), 69, "Cannot listen on 127.0.0.1:" + taken);
        assertEnds(ledger, Map.of("SANDBOX_PORT", "http"), 64, "SANDBOX_PORT is 'http'");
        assertEnds(ledger, Map.of("SANDBOX_WEBHOOK_URL", "http://x"), 64, "SECRET to sign with");
        assertEnds(
                ledger,
                Map.of("SANDBOX_WEBHOOK_URL", "mailto:x", "SANDBOX_WEBHOOK_SECRET", "s"),
                64,
                "SANDBOX_WEBHOOK_URL is 'mailto:x'");
        assertEnds(folder.resolve("ledger"), Map.of(), 74, "another process has it open");
        assertEnds(folder.resolve("directory"), Map.of(), 74, "Cannot open the ledger");
        assertEnds(folder.resolve("garbage"), Map.of(), 74, "Cannot open the ledger");
    }

    private static void assertEnds(
            Path ledger, Map<String, String> environment, int code, String line) {
        try (SandboxProcess process = SandboxProcess.start(ledger, environment)) {
            assertThat(process.firstLine()).startsWith("Sandbox provider: ").contains(line);
            assertThat(process.exitCode()).isEqualTo(code);
        }
    }

    @Test
    void stopsWhenAsked() {
        try (SandboxProcess process = SandboxProcess.start(folder.resolve("stopped"), Map.of())) {
            process.authorise(key, 1, "card-ok");
            long start = System.nanoTime();

            assertThat(process.stop()).isEqualTo(143);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }
}
