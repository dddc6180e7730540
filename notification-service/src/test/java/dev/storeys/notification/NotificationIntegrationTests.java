package dev.storeys.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderDelivered;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.OrderShipped;
import dev.storeys.platform.outbox.Outboxes;
import dev.storeys.testing.TestServers;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as stage 5 runs it: real Kafka, PostgreSQL and SMTP; user-service answers by HTTP.
 */
@SpringBootTest(
        classes = NotificationServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "storeys.events.transport=kafka",
            "storeys.security.service-key=open-sesame",
            "management.server.port=0"
        })
class NotificationIntegrationTests {

    private static final GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private static HttpServer userService;
    private static RSAKey key;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) throws Exception {
        mailServer.start();
        key = new RSAKeyGenerator(2048).keyID("test").generate();
        userService =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        userService.createContext("/", NotificationIntegrationTests::answer);
        userService.start();
        String users = "http://127.0.0.1:" + userService.getAddress().getPort();
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrap);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
        registry.add("storeys.neighbours.user.url", () -> users);
        registry.add("storeys.security.jwks-uri", () -> users + "/.well-known/jwks.json");
    }

    /** Plays user-service: its keys, and a contact for each id for whoever shows the key. */
    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int status = 200;
        String body;
        if (path.equals("/.well-known/jwks.json")) {
            body = new JWKSet(key.toPublicJWK()).toString();
        } else if (!"open-sesame"
                .equals(exchange.getRequestHeaders().getFirst("X-Storeys-Service-Key"))) {
            status = 401;
            body = "{}";
        } else {
            String id = path.split("/")[3];
            body =
                    """
                    {"userId":"%s","email":"%s@example.com","name":"Ada"}\
                    """
                            .formatted(id, id);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterAll
    static void stopServers() {
        mailServer.stop();
        userService.stop(0);
    }

    @Autowired Outboxes outboxes;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    private final UUID user = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Money total = new Money(1999, "GBP");
    private final Instant now = Instant.now();

    @Test
    void wholeStoryOfAnOrderLeavesOneMailAndOneNotificationForEachStep() throws Exception {
        List<OrderEvent> story =
                List.of(
                        new OrderPlaced(order, user, total, "card-ok", now),
                        new OrderConfirmed(order, user, total, now),
                        new OrderShipped(order, user, now),
                        new OrderDelivered(order, user, now),
                        new OrderRefunded(order, user, total, true, null, now));
        story.forEach(this::publish);
        // Told again, as by a replay that the inbox has forgotten.
        story.forEach(this::publish);
        waitForEventsSoFar();

        assertThat(kinds(list("")))
                .containsExactly(
                        "order-refunded", "order-delivered", "order-shipped", "order-confirmed");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(subjectsTo(user))
                                .containsExactlyInAnyOrder(
                                        "Your order " + order + " is confirmed",
                                        "Your order " + order + " is on its way",
                                        "Your order " + order + " has arrived",
                                        "Your order " + order + " is refunded"));
        JsonNode confirmed = list("").get("items").get(3);
        assertThat(confirmed.get("orderId").asString()).isEqualTo(order.toString());
        assertThat(confirmed.get("text").asString()).contains("£19.99");
    }

    @Test
    void cancelledOrderIsTold() throws Exception {
        publish(new OrderPlaced(order, user, total, "card-declined", now));
        publish(new OrderCancelled(order, user, "payment-declined", now));
        waitForEventsSoFar();

        assertThat(list("").get("items").get(0).get("text").asString())
                .contains("your payment was declined");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(subjectsTo(user))
                                .containsExactly("Your order " + order + " is cancelled"));
    }

    @Test
    void pagesNewestFirst() throws Exception {
        List<String> orders = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            UUID next = UUID.randomUUID();
            orders.addFirst(next.toString());
            publish(new OrderConfirmed(next, user, total, now));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> list("").get("items").size() == orders.size());
        }

        List<String> read = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode found = list("?limit=3" + cursor);
            found.get("items").forEach(item -> read.add(item.get("orderId").asString()));
            cursor = "&cursor=" + found.path("next").asString("");
        }

        assertThat(read).isEqualTo(orders);
        assertThat(cursor).isEqualTo("&cursor=");
    }

    @Test
    void showsNobodyWhatIsNotTheirs() throws Exception {
        publish(new OrderConfirmed(order, user, total, now));
        waitForEventsSoFar();

        assertThat(kinds(read("", tokenOf(UUID.randomUUID())))).isEmpty();
        assertThat(get(port, "/api/v1/notifications", "").statusCode()).isEqualTo(401);
        assertThat(get(port, "/api/v1/notifications", tokenOf(user) + "x").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesBadCursor() throws Exception {
        for (String cursor : List.of("x", "%00", "bm90LWFuLWlk", "%F0%9F%98%80")) {
            HttpResponse<String> answer =
                    get(port, "/api/v1/notifications?cursor=" + cursor, tokenOf(user));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("problem+json"));
        }
    }

    @Test
    void isHealthy() throws Exception {
        assertThat(get(managementPort, "/actuator/health/readiness", "").statusCode())
                .isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health/liveness", "").statusCode())
                .isEqualTo(200);
        assertThat(get(managementPort, "/actuator/health", "").body()).doesNotContain("mail");
        assertThat(get(managementPort, "/actuator/prometheus", "").statusCode()).isEqualTo(200);
    }

    /** Events of one order come in sequence: when the last one shows, all before it have passed. */
    private void waitForEventsSoFar() {
        UUID witness = UUID.randomUUID();
        transaction.executeWithoutResult(status ->
                outboxes.of("notifications")
                        .append(
                                OrderEvent.TOPIC,
                                order.toString(),
                                new OrderConfirmed(witness, witness, total, now)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !kinds(read("", tokenOf(witness))).isEmpty());
    }

    private void publish(OrderEvent event) {
        transaction.executeWithoutResult(status ->
                outboxes.of("notifications")
                        .append(OrderEvent.TOPIC, event.orderId().toString(), event));
    }

    private static List<String> subjectsTo(UUID user) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (Message message : mailServer.getReceivedMessages()) {
            if (Arrays.toString(message.getAllRecipients()).contains(user.toString())) {
                subjects.add(message.getSubject());
            }
        }
        return subjects;
    }

    private static List<String> kinds(JsonNode page) {
        return page.get("items").valueStream().map(item -> item.get("kind").asString()).toList();
    }

    private JsonNode list(String query) throws Exception {
        return read(query, tokenOf(user));
    }

    private JsonNode read(String query, String token) throws Exception {
        HttpResponse<String> answer = get(port, "/api/v1/notifications" + query, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> get(int port, String path, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String tokenOf(UUID user) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("test")
                                .type(new JOSEObjectType("at+jwt"))
                                .build(),
                        new JWTClaimsSet.Builder()
                                .issuer("storeys")
                                .audience("storeys-api")
                                .subject(user.toString())
                                .claim("handle", "ada")
                                .claim("roles", List.of("customer"))
                                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                                .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
