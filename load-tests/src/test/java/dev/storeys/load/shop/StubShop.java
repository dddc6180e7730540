package dev.storeys.load.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A shop of 250 products P0 to P249 that lets everybody in, after as many busy answers as asked
 * for.
 */
final class StubShop implements AutoCloseable {

    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger busyAnswers = new AtomicInteger();
    private final HttpServer server;

    StubShop() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    ShopClient client() {
        return new ShopClient(URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(call.getRequestMethod() + " " + call.getRequestURI() + " " + body);
        boolean busy = busyAnswers.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        String answer =
                switch (call.getRequestURI().getPath()) {
                    case "/api/v1/products" -> page(call.getRequestURI().getQuery());
                    case "/api/v1/auth/login" -> "{\"accessToken\":\"t\",\"expiresIn\":900}";
                    default -> "{\"id\":\"x\"}";
                };
        boolean created = call.getRequestURI().getPath().equals("/api/v1/users");
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(busy ? 503 : created ? 201 : 200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    private static String page(String query) {
        int from = query.contains("cursor=") ? Integer.parseInt(query.split("cursor=at-")[1]) : 0;
        int end = Math.min(250, from + 100);
        String items =
                IntStream.range(from, end)
                        .mapToObj("{\"id\":\"id%1$d\",\"sku\":\"P%1$d\"}"::formatted)
                        .collect(Collectors.joining(","));
        String next = end == 250 ? "null" : "\"at-" + end + "\"";
        return "{\"items\":[%s],\"next\":%s}".formatted(items, next);
    }
}
