package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's public API as customers reach it. */
public final class Storefront implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    // Longer than the shop's own patience with itself: a timeout here is the network's.
    private static final Duration ANSWER = Duration.ofSeconds(15);
    static final String LOGIN = "/api/v1/auth/login";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String ORDERS = "/api/v1/orders";

    private static final int BAD_REQUEST = 400;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // With cookies: a balancer that binds clients to instances binds all of these to one.
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .cookieHandler(new CookieManager())
                    .build();
    private final String url;

    public Storefront(String url) {
        this.url = url;
    }

    Reply order(Purchase purchase, Journal journal) {
        Shopper shopper = purchase.shopper();
        return as(
                shopper, () -> journal.signedOut(shopper, ORDERS), token -> order(purchase, token));
    }

    private HttpRequest.Builder order(Purchase purchase, String token) {
        HttpRequest.Builder request =
                request(ORDERS, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(purchase.body()));
        return purchase.key().isEmpty()
                ? request
                : request.header("Idempotency-Key", purchase.key());
    }

    /** Asks, whatever comes of it. */
    Reply ask(String path) {
        return send(request(path, "").GET());
    }

    Reply ask(String path, Shopper shopper, Journal journal) {
        return as(
                shopper,
                () -> journal.signedOut(shopper, path),
                token -> request(path, token).GET());
    }

    /**
     * As every client of the shop does it: who is refused for his token gets himself another, and
     * sends the same again.
     *
     * @return the last answer; that to the sign-in, if nobody could sign in
     */
    private Reply as(
            Shopper shopper, Runnable note, Function<String, HttpRequest.Builder> request) {
        String token = shopper.token(this);
        Reply reply = send(request.apply(token));
        if (!reply.isSignedOut()) {
            return reply;
        }
        note.run();
        Reply renewal = shopper.signInAgain(this, token);
        return renewal.status() == Reply.SUCCESS
                ? send(request.apply(shopper.token(this)))
                : renewal;
    }

    Reply refresh(String token) {
        return send(request("POST", REFRESH, "", Map.of("refreshToken", token)));
    }

    Reply login(String email, String password) {
        return send(request("POST", LOGIN, "", credentials(email, password)));
    }

    static Map<String, String> credentials(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    /** Reads what must be there. */
    public JsonNode get(String path, String token) {
        return read(path, send(request(path, token).GET()));
    }

    /** Reads what must be there for that customer. */
    public JsonNode get(String path, Shopper shopper) {
        return read(path, as(shopper, () -> {}, token -> request(path, token).GET()));
    }

    /** Sends what must be taken. */
    JsonNode send(String method, String path, String token, Object body) {
        return read(path, send(request(method, path, token, body)));
    }

    private HttpRequest.Builder request(String method, String path, String token, Object body) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(bytes));
    }

    private static JsonNode read(String path, Reply reply) {
        if (reply.status() == Reply.TOO_MANY) {
            throw new Refused(
                    ExitCode.REFUSED_BY_SHOP,
                    "The stage limits how often one address may ask; start it with --limits off.");
        }
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
