package dev.storeys.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that answers everything with 200, or with what it was told, and remembers it. */
final class StubService {

    record Seen(String method, String path, Map<String, List<String>> headers, byte[] body) {

        List<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }
    }

    private final String name;
    private HttpServer server;
    private volatile boolean ready = true;
    private volatile boolean keeping = true;
    private volatile String written = "";
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    StubService(String name) {
        this.name = name;
        server = listen(0);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer listening =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.createContext("/", this::answer);
            listening.start();
            return listening;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listen(server.getAddress().getPort());
    }

    /** Whether it says so; it answers in any case. */
    void isReady(boolean word) {
        ready = word;
    }

    /** Whether connections stay open for further requests after an answer. */
    void keepsConnections(boolean word) {
        keeping = word;
    }

    /** What its answers to anything but GET say of how far its database is. */
    void tells(String token) {
        written = token;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answers(String path, String body) {
        answers.put(path, body);
    }

    void forget() {
        seen.clear();
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((key, values) ->
                        headers.put(key.toLowerCase(Locale.ROOT), new ArrayList<>(values)));
        String path = exchange.getRequestURI().toString();
        byte[] body;
        if (path.equals("/readyz")) {
            exchange.sendResponseHeaders(ready ? 200 : 503, -1);
            exchange.close();
            return;
        }
        try (exchange) {
            body = exchange.getRequestBody().readAllBytes();
            seen.add(new Seen(exchange.getRequestMethod(), path, headers, body));
            String text = answers.getOrDefault(path, "{\"service\":\"" + name + "\"}");
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Served-By", name + "-service-1");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (!keeping) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            if (!written.isEmpty() && !exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("X-Consistency-Token", written);
            }
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : answer.length);
            if (!head) {
                exchange.getResponseBody().write(answer);
            }
        }
    }
}
