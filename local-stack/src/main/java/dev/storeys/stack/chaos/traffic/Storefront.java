package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's public API as customers reach it. */
public final class Storefront implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    // Longer than the shop's own patience with itself: a timeout here is the network's.
    private static final Duration ANSWER = Duration.ofSeconds(15);
    static final String LOGIN = "/api/v1/auth/login";

    private static final int BAD_REQUEST = 400;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private final String url;

    public Storefront(String url) {
        this.url = url;
    }

    Reply order(Purchase purchase) {
        HttpRequest.Builder request =
                request("/api/v1/orders", purchase.shopper().token(this))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(purchase.body()));
        if (!purchase.key().isEmpty()) {
            request.header("Idempotency-Key", purchase.key());
        }
        return send(request);
    }

    /** Asks, whatever comes of it. */
    Reply ask(String path, String token) {
        return send(request(path, token).GET());
    }

    Reply login(String email, String password) {
        return send(request("POST", LOGIN, "", credentials(email, password)));
    }

    static Map<String, String> credentials(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    /** Reads what must be there. */
    public JsonNode get(String path, String token) {
        return read(path, request(path, token).GET());
    }

    /** Sends what must be taken. */
    JsonNode send(String method, String path, String token, Object body) {
        return read(path, request(method, path, token, body));
    }

    private HttpRequest.Builder request(String method, String path, String token, Object body) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(bytes));
    }

    private JsonNode read(String path, HttpRequest.Builder request) {
        Reply reply = send(request);
        if (reply.status() == 0 || reply.status() >= BAD_REQUEST) {
            throw new Refused(
                    ExitCode.REFUSED_BY_SHOP,
                    "%s answered %d: %s%s"
                            .formatted(path, reply.status(), reply.body(), reply.failure()));
        }
        return JSON.readTree(reply.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.timeout(ANSWER);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    "",
                    response.headers().firstValue("Retry-After").isPresent());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Reply.none(interrupted);
        } catch (IOException noAnswer) {
            return Reply.none(noAnswer);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
