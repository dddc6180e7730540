package dev.storeys.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says its name and what it was told of the client; {@code /slow} waits. */
final class Backend implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String name;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    Backend(String name) {
        this.name = name;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.createContext("/slow", this::answerLate);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests wait for {@link #release}. */
    int waiting() {
        return waiting.get();
    }

    void release() {
        released.countDown();
    }

    private void answerLate(HttpExchange exchange) throws IOException {
        waiting.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        answer(exchange);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("X-Served-By", name);
            for (String header : new String[] {"X-Forwarded-For", "X-Real-IP", "Forwarded"}) {
                String told = exchange.getRequestHeaders().getFirst(header);
                exchange.getResponseHeaders().set("Told-" + header, told == null ? "" : told);
            }
            byte[] body = exchange.getRequestURI().toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
