package dev.storeys.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that may take as long as it is told to, and streams without an end. */
final class BusyShop {

    static final String STREAM = "/api/v1/notifications";

    private final HttpServer server;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile CountDownLatch rest = new CountDownLatch(0);

    BusyShop() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.createContext(STREAM, BusyShop::stream);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void stopAnswering() {
        rest = new CountDownLatch(1);
    }

    void answer() {
        rest.countDown();
    }

    /** How many requests it has begun with and not answered. */
    int inside() {
        return inside.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        inside.incrementAndGet();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            rest.await();
            byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            inside.decrementAndGet();
        }
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
    }
}
