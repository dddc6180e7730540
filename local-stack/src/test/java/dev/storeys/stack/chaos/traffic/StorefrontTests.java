package dev.storeys.stack.chaos.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that has forgotten who is signed in. */
class StorefrontTests {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Shopper shopper = new Shopper(UUID.randomUUID(), "a@chaos.example", "old");
    private final Purchase purchase =
            new Purchase(
                    "key-1", shopper, new Article(UUID.randomUUID(), "SKU", 700, 10), 1, "card-ok");
    private HttpServer server;
    private Storefront shop;
    private int refreshAnswers = 200;
    private int loginAnswers = 200;

    @TempDir Path folder;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        shop = new Storefront("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void close() {
        shop.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        heard.add(
                "%s %s %s"
                        .formatted(
                                path,
                                token,
                                exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        int status =
                switch (path) {
                    case "/api/v1/auth/refresh" -> refreshAnswers;
                    case "/api/v1/auth/login" -> loginAnswers;
                    default -> "Bearer new".equals(token) ? 202 : 401;
                };
        byte[] body =
                "{\"accessToken\":\"new\",\"refreshToken\":\"next\"}"
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void isAskedAgainByTheSameKeyAfterARefresh() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.in(file)) {
            assertThat(shop.order(purchase, journal).status()).isEqualTo(202);
            assertThat(shop.order(purchase, journal).status()).isEqualTo(202);
        }

        assertThat(heard)
                .containsExactly(
                        "/api/v1/orders Bearer old key-1",
                        "/api/v1/auth/refresh null null",
                        "/api/v1/orders Bearer new key-1",
                        "/api/v1/orders Bearer new key-1");
        assertThat(Files.readAllLines(file))
                .singleElement()
                .asString()
                .contains("\"signedOut\":\"" + shopper.id());
    }

    @Test
    void isToldThePasswordWhenTheRefreshTokenIsNotGoodAnyMore() throws IOException {
        refreshAnswers = 401;
        try (Journal journal = Journal.in(folder.resolve("journal.jsonl"))) {
            assertThat(shop.order(purchase, journal).status()).isEqualTo(202);
        }

        assertThat(heard).contains("/api/v1/auth/login null null");
    }

    @Test
    void hasNotRefusedAPurchaseWhileNobodyCanSignIn() throws IOException {
        refreshAnswers = 503;
        try (Journal journal = Journal.in(folder.resolve("journal.jsonl"))) {
            assertThat(shop.order(purchase, journal).isClear()).isFalse();
        }

        assertThat(heard).doesNotContain("/api/v1/auth/login null null");
    }
}
