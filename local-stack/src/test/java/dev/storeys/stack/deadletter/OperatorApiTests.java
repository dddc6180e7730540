package dev.storeys.stack.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storeys.stack.operator.InternalRoutes;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperatorApiTests {

    private static final String LETTERS =
            """
            {"items": [{"id": "e-1", "group": "product-stock", "topic": "storeys.orders", "partition": 3,
              "offset": 17, "key": "o-1", "exception": "java.lang.IllegalStateException",
              "message": "no", "diedAt": "2026-01-01T00:00:00Z", "new": "field"}]}
            """;

    private HttpServer application;
    private String received = "";

    @BeforeEach
    void start() throws IOException {
        application =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/internal/dead-letters", this::answer);
        application.start();
    }

    @AfterEach
    void stop() {
        application.stop(0);
    }

    @Test
    void listsTheDeadLettersOfAnApplication() throws IOException {
        try (OperatorApi api = api("the-key")) {
            assertThat(api.deadLetters())
                    .containsExactly(
                            new DeadLetter(
                                    "product-service-1",
                                    "e-1",
                                    "product-stock",
                                    "storeys.orders",
                                    3,
                                    17,
                                    "o-1",
                                    "java.lang.IllegalStateException",
                                    "no",
                                    "2026-01-01T00:00:00Z"));
        }
    }

    @Test
    void replaysByGroupAndId() throws IOException {
        try (OperatorApi api = api("the-key")) {
            List<DeadLetter> letters = api.deadLetters();
            assertThat(api.replay(letters)).isEqualTo(new DeadLetters.Outcome(1, 0));
        }
        assertThat(received).contains("\"group\":\"product-stock\"", "\"id\":\"e-1\"");
    }

    @Test
    void discardsByGroupAndId() throws IOException {
        try (OperatorApi api = api("the-key")) {
            assertThat(api.discard(api.deadLetters())).isEqualTo(1);
        }
        assertThat(received).contains("\"group\":\"product-stock\"", "\"id\":\"e-1\"");
    }

    @Test
    void tellsWhichApplicationDidNotAnswer() {
        try (OperatorApi api = api("another-key")) {
            assertThatThrownBy(api::deadLetters)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.exitCode())
                                            .isEqualTo(ExitCode.REFUSED_BY_SHOP))
                    .hasMessage("product-service-1 answered 401");
        }
    }

    private OperatorApi api(String key) {
        String url = "http://127.0.0.1:" + application.getAddress().getPort();
        return new OperatorApi(
                "product-service-1", new InternalRoutes("product-service-1", url, key));
    }

    private void answer(HttpExchange exchange) throws IOException {
        received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known =
                "the-key".equals(exchange.getRequestHeaders().getFirst("X-Storeys-Service-Key"));
        String path = exchange.getRequestURI().getPath();
        String answer =
                switch (path.substring(path.lastIndexOf('/'))) {
                    case "/replay" -> "{\"handled\":1,\"refused\":0}";
                    case "/discard" -> "{\"discarded\":1}";
                    default -> LETTERS;
                };
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
