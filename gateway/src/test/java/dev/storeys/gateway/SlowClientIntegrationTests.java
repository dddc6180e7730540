package dev.storeys.gateway;

import static dev.storeys.gateway.MoodyService.Mood.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.context.TestPropertySource;

/** Clients that hold a connection without getting anywhere. */
@Timeout(60)
@TestPropertySource(
        properties = {
            "storeys.overload.clients.head=600ms",
            "storeys.overload.clients.body=900ms",
            "storeys.overload.clients.reading=900ms"
        })
class SlowClientIntegrationTests extends GatewayTest {

    private static final Duration LONGER_THAN_ANY_LIMIT = Duration.ofMillis(1500);
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long MEBIBYTE = 1024 * 1024;
    private static final String POST =
            "POST /api/v1/orders HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n";

    @Test
    void cutsOffWhoseHeadDoesNotEndThoughAByteComesNowAndThen() throws Exception {
        try (Socket socket = connect("GET / HTTP/1.1\r\nHost: shop\r\nX-A: ")) {
            awaitEnd(socket);
        }
    }

    @Test
    void cutsOffWhoseSecondHeadDoesNotEnd() throws Exception {
        try (Socket socket = connect("GET /nothing HTTP/1.1\r\nHost: shop\r\n\r\n")) {
            await().until(() -> socket.getInputStream().available() > 0);
            write(socket, "GET / HTTP/1.1\r\nX-A: ");
            awaitEnd(socket);
        }
    }

    @Test
    void keepsAConnectionThatMerelyRests() throws Exception {
        assertThat(send(signedIn("/api/v1/orders")).statusCode()).isEqualTo(200);
        try (Socket socket = connect("GET /nothing HTTP/1.1\r\nHost: shop\r\n\r\n")) {
            pass(LONGER_THAN_ANY_LIMIT);
            write(socket, "GET /nothing HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
            socket.setSoTimeout(PATIENCE_MILLIS);
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(3);
        }
    }

    @Test
    void cutsOffWhoseBodyStops() throws Exception {
        try (Socket socket = connect(POST.formatted(Tokens.good(), 2) + "{")) {
            assertRefused(socket);
        }
        assertThat(ordersSeen()).isEmpty();
    }

    @Test
    void cutsOffWhoseBodyDoesNotEndThoughAByteComesNowAndThen() throws Exception {
        try (Socket socket = connect(POST.formatted(Tokens.good(), 16_000))) {
            awaitEnd(socket);
        }
        assertThat(ordersSeen()).isEmpty();
    }

    @Test
    void cutsOffWhoseBodyNobodyWantsAndDoesNotEnd() throws Exception {
        try (Socket socket =
                connect(
                        "POST /api/v1/orders HTTP/1.1\r\nHost: shop\r\nContent-Length: 9000\r\n\r\n")) {
            await().until(() -> socket.getInputStream().available() > 0);
            awaitEnd(socket);
        }
    }

    @Test
    void cutsOffWhoseLargeBodyStops() throws Exception {
        try (Socket socket = connect(POST.formatted(Tokens.good(), 500_000) + "{")) {
            awaitEnd(socket);
        }
        assertThat(send(signedIn("/api/v1/orders")).statusCode()).isEqualTo(200);
    }

    @Test
    void cutsOffWhoDoesNotReadAndPilesLittleUpForHim() throws Exception {
        NOTIFICATION.will(STREAMS);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress("localhost", port));
            write(
                    socket,
                    "GET /api/v1/notifications HTTP/1.1\r\nHost: shop\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(Tokens.good()));
            Socket stream = NOTIFICATION.stream();
            AtomicLong sent = new AtomicLong();
            CompletableFuture<Void> service =
                    CompletableFuture.runAsync(() -> sendForEver(stream, sent));
            await().atMost(Duration.ofSeconds(20)).until(service::isDone);
            assertThat(sent.get()).isBetween(1L, 24 * MEBIBYTE);
        }
    }

    @Test
    void leavesAStreamAloneInWhichNothingHappens() throws Exception {
        NOTIFICATION.will(STREAMS);
        var answer =
                http.send(signedIn("/api/v1/notifications").build(), BodyHandlers.ofInputStream());
        Socket stream = NOTIFICATION.stream();
        pass(LONGER_THAN_ANY_LIMIT);
        MoodyService.push(stream, "id:1\n\n");
        MoodyService.end(stream);
        assertThat(new BufferedReader(new InputStreamReader(answer.body())).lines())
                .contains("id:1");
    }

    private static List<StubService.Seen> ordersSeen() {
        return ORDER.seen();
    }

    private Socket connect(String text) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(50);
        write(socket, text);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a byte whenever nothing has been heard for a while, until the gateway hangs up. */
    private static void awaitEnd(Socket socket) {
        await().atMost(Duration.ofSeconds(20)).until(() -> hasEnded(socket));
    }

    private static boolean hasEnded(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {}
            return true;
        } catch (SocketTimeoutException stillThere) {
            return !takes(socket, "a");
        } catch (IOException gone) {
            return true;
        }
    }

    private static boolean takes(Socket socket, String text) {
        try {
            write(socket, text);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private static void assertRefused(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 408");
        assertProblem(answer.substring(answer.indexOf("\r\n\r\n") + 4), 408, "request-timeout");
    }

    private static void pass(Duration time) {
        Instant end = Instant.now().plus(time);
        await().until(() -> Instant.now().isAfter(end));
    }

    private static void sendForEver(Socket gateway, AtomicLong sent) {
        String piece = "a".repeat(64 * 1024);
        try (gateway) {
            while (true) {
                MoodyService.push(gateway, piece);
                sent.addAndGet(piece.length());
            }
        } catch (IOException cutOff) {
            // What the test waits for.
        }
    }
}
