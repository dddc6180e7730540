package dev.storeys.notification.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderEvent;
import dev.storeys.notification.NotificationServiceApplication;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Streams over real HTTP, with two instances on one real database. */
@SpringBootTest(
        classes = NotificationServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LiveNotificationIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String BEFORE_ALL = new UUID(0, 0).toString();
    private static final Issuer issuer = new Issuer();
    private static final String database = TestServers.jdbcUrl();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        settings()
                .forEach(setting -> {
                    String[] keyAndValue = setting.split("=", 2);
                    registry.add(keyAndValue[0], () -> keyAndValue[1]);
                });
    }

    private static List<String> settings() {
        return List.of(
                "storeys.database.main.primary=" + database,
                "storeys.database.main.username=" + TestServers.username(),
                "storeys.database.main.password=" + TestServers.password(),
                "storeys.security.jwks-uri=" + issuer.keys(),
                // Mails wait: nobody listens there, and this is not about mail.
                "storeys.neighbours.user.url=http://127.0.0.1:1",
                "storeys.notification.mail.delivery.first-pause=1h",
                "storeys.notification.mail.delivery.max-pause=1h",
                "storeys.notification.live.per-user=3",
                "storeys.notification.live.per-process=7",
                "storeys.notification.live.heartbeat=1s",
                // So that a test that passes has heard the bell.
                "storeys.notification.live.poll-interval=1m",
                "server.tomcat.connection-timeout=2s",
                "management.server.port=0");
    }

    @AfterAll
    static void stopIssuer() {
        issuer.close();
    }

    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @Autowired LiveStreams streams;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final UUID user = UUID.randomUUID();

    @AfterEach
    void hangUp() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        http.shutdownNow();
        await().atMost(SOON).until(() -> streams.count() == 0);
    }

    @Test
    void pushesWhatIsCommittedAndNothingElse() throws Exception {
        confirm(user);
        await().atMost(SOON).until(() -> list().size() == 1);
        Watcher watcher = watch(port, null);
        Watcher other = open(watch(port, issuer.tokenOf(UUID.randomUUID()), BEFORE_ALL));

        confirm(user);

        await().atMost(SOON).until(() -> watcher.events.size() == 1);
        JsonNode newest = list().getFirst();
        Watcher.Event event = watcher.events.getFirst();
        assertThat(event.id()).isEqualTo(newest.get("id").asString());
        assertThat(event.name()).isEqualTo("notification");
        assertThat(new JsonMapper().readTree(event.data())).isEqualTo(newest);
        assertThat(other.events).isEmpty();
    }

    @Test
    void resumesWithoutLossAndWithoutDoubling() throws Exception {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            writers.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int event = 0; event < 50; event++) {
                                    confirm(user);
                                }
                            }));
        }
        List<String> seen = new ArrayList<>();
        while (seen.size() < 200) {
            String last = seen.isEmpty() ? BEFORE_ALL : seen.getLast();
            Watcher watcher = Watcher.of(Watcher.ask(http, port, issuer.tokenOf(user), last));
            await().atMost(Duration.ofSeconds(30)).until(() -> !watcher.events.isEmpty());
            // Hangs up in the middle of whatever comes.
            watcher.close();
            await().until(() -> watcher.ended);
            seen.addAll(watcher.ids());
        }
        for (Thread writer : writers) {
            writer.join();
        }

        List<String> stored =
                jdbc.sql("SELECT id FROM notifications.notification WHERE user_id = ? ORDER BY id")
                        .param(user)
                        .query(String.class)
                        .list();
        assertThat(seen).isEqualTo(stored);
    }

    @Test
    void reachesStreamsOfEveryInstanceAndEndsThemWithTheirs() throws Exception {
        ConfigurableApplicationContext second = anotherInstance();
        int secondPort =
                Integer.parseInt(second.getEnvironment().getProperty("local.server.port", ""));
        Watcher here = watch(port, null);
        Watcher there = watch(secondPort, null);

        confirm(user);
        await().atMost(SOON).until(() -> here.events.size() + there.events.size() == 2);
        Instant start = Instant.now();
        second.close();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        await().atMost(SOON).until(() -> there.ended);
        assertThat(there.broken).isFalse();
        assertThat(here.ended).isFalse();
    }

    @Test
    void showsThatTheLineIsUp() throws Exception {
        Watcher watcher = watch(port, null);

        await().atMost(SOON).until(() -> watcher.comments.get() >= 3);
        assertThat(watcher.events).isEmpty();
    }

    @Test
    void endsWithTheToken() throws Exception {
        String token = issuer.tokenOf(user, Duration.ofSeconds(2));
        Watcher watcher = open(watch(port, token, null));

        await().atMost(SOON).until(() -> watcher.ended);
        assertThat(watcher.broken).isFalse();
    }

    @Test
    void limitsTheStreamsOfACustomerAndOfTheProcess() throws Exception {
        for (int stream = 0; stream < 3; stream++) {
            watch(port, null);
        }
        assertRefused(Watcher.ask(http, port, issuer.tokenOf(user), null), 429);
        for (int stream = 3; stream < 7; stream++) {
            open(watch(port, issuer.tokenOf(UUID.randomUUID()), null));
        }
        assertRefused(Watcher.ask(http, port, issuer.tokenOf(UUID.randomUUID()), null), 503);

        open.removeFirst().close();

        await().atMost(SOON).until(() -> streams.count() == 6);
        watch(port, null);
    }

    @Test
    void clientThatDoesNotReadHoldsUpNobodyAndIsLetGo() throws Exception {
        UUID sleeper = UUID.randomUUID();
        jdbc.sql(
                        """
                        INSERT INTO notifications.notification (id, user_id, kind, order_id, title, text, created_at, version)
                        SELECT gen_random_uuid(), ?, 'ORDER_SHIPPED', gen_random_uuid(), 'x', repeat('x', 2000), now(), 0
                        FROM generate_series(1, 10000)\
                        """)
                .param(sleeper)
                .update();
        try (Socket silent = new Socket()) {
            silent.setReceiveBufferSize(4096);
            silent.connect(new InetSocketAddress("127.0.0.1", port));
            String request =
                    "GET /api/v1/notifications HTTP/1.1\r\nHost: shop\r\nAccept: text/event-stream\r\n"
                            + "Last-Event-ID: %s\r\nAuthorization: Bearer %s\r\n\r\n";
            silent.getOutputStream()
                    .write(
                            request.formatted(BEFORE_ALL, issuer.tokenOf(sleeper))
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(SOON).until(() -> streams.count() == 1);
            Watcher watcher = watch(port, null);

            confirm(user);

            await().atMost(SOON).until(() -> watcher.events.size() == 1);
            await().atMost(Duration.ofSeconds(20)).until(() -> streams.count() == 1);
            assertThat(watcher.ended).isFalse();
        }
    }

    @Test
    void refusesStrangersAndNonsense() throws Exception {
        assertRefused(Watcher.ask(http, port, "x", null), 401);
        assertRefused(Watcher.ask(http, port, issuer.tokenOf(user), "yesterday"), 400);
    }

    @Test
    void listsWhereNobodyAsksForAStream() throws Exception {
        for (String accept : List.of("*/*", "application/json", "text/html, */*;q=0.1")) {
            HttpResponse<String> answer = get(port, "/api/v1/notifications", accept);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        }
    }

    @Test
    void keepsStreamsApartFromListsInTheMetrics() throws Exception {
        watch(port, null).close();

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(get(managementPort, "/actuator/prometheus", "*/*").body())
                                .contains("uri=\"/api/v1/notifications (stream)\"")
                                .contains("storeys_notification_streams"));
    }

    private ConfigurableApplicationContext anotherInstance() {
        ConfigurableApplicationContext instance =
                new SpringApplicationBuilder(NotificationServiceApplication.class)
                        .run(
                                settings().stream()
                                        .map(setting -> "--" + setting)
                                        .toList()
                                        .toArray(new String[0]));
        open.add(instance);
        return instance;
    }

    private Watcher watch(int at, String lastSeen) throws Exception {
        return open(watch(at, issuer.tokenOf(user), lastSeen));
    }

    private Watcher watch(int at, String token, String lastSeen) throws Exception {
        return Watcher.of(Watcher.ask(http, at, token, lastSeen));
    }

    private Watcher open(Watcher watcher) {
        open.add(watcher);
        return watcher;
    }

    private void confirm(UUID customer) {
        UUID order = UUID.randomUUID();
        OrderConfirmed event =
                new OrderConfirmed(order, customer, new Money(1999, "GBP"), Instant.now());
        transaction.executeWithoutResult(status ->
                outboxes.of("notifications").append(OrderEvent.TOPIC, order.toString(), event));
    }

    private List<JsonNode> list() throws Exception {
        String body = get(port, "/api/v1/notifications", "application/json").body();
        return new JsonMapper().readTree(body).get("items").valueStream().toList();
    }

    private HttpResponse<String> get(int at, String path, String accept) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                        .header("Accept", accept)
                        .timeout(SOON)
                        .header("Authorization", "Bearer " + issuer.tokenOf(user))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<InputStream> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(status == 429 || status == 503);
    }
}
