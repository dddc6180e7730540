package dev.storeys.stack.chaos.balance;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an account, cookies and a network address of his own. */
final class Guest implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String PASSWORD = "balanced and correct horses";
    private static final int BAD_REQUEST = 400;
    private static final int KINDS = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client;
    private final String url;
    private volatile Session session = new Session("", "");

    private Guest(String url, InetAddress from, Executor threads) {
        this.url = url;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .localAddress(from)
                        .cookieHandler(new CookieManager())
                        .executor(threads)
                        .build();
    }

    private record Session(String accessToken, String refreshToken) {

        static Session in(Reply reply) {
            JsonNode pair = JSON.readTree(reply.body());
            return new Session(
                    pair.path("accessToken").asString(), pair.path("refreshToken").asString());
        }
    }

    /** What came back; the status is 0 if nothing did. */
    record Reply(int status, String servedBy, String body) {}

    /** Opens an account and signs in. */
    static Guest arrive(String url, InetAddress from, String email, Executor threads) {
        Guest guest = new Guest(url, from, threads);
        Map<String, String> person =
                Map.of("email", email, "password", PASSWORD, "name", "Grace", "country", "GB");
        guest.mustSend("/api/v1/users", person);
        Map<String, String> credentials = Map.of("email", email, "password", PASSWORD);
        guest.session = Session.in(guest.mustSend("/api/v1/auth/login", credentials));
        return guest;
    }

    private Reply mustSend(String path, Object body) {
        Reply reply = send(post(path, body));
        if (reply.status() == 0 || reply.status() >= BAD_REQUEST) {
            throw new Refused(
                    ExitCode.REFUSED_BY_SHOP,
                    "%s answered %d: %s".formatted(path, reply.status(), reply.body()));
        }
        return reply;
    }

    /** Looks around, and puts something into the cart now and then. */
    Reply visit(int turn, String product) {
        return switch (turn % KINDS) {
            case 0, 1 -> putIntoCart(product, 1 + turn % KINDS);
            case 2, 3 -> send(request("/api/v1/users/me").GET());
            case 4 -> send(request("/api/v1/orders?limit=20").GET());
            default -> send(request("/api/v1/products/" + product).GET());
        };
    }

    private Reply putIntoCart(String product, int quantity) {
        return send(
                request("/api/v1/cart/items/" + product)
                        .header("Content-Type", "application/json")
                        .PUT(json(Map.of("quantity", quantity))));
    }

    /** Whether he is still known by his token. */
    Reply recognised() {
        return send(request("/api/v1/users/me").GET());
    }

    /** Exchanges his tokens for new ones, as a browser does after a quarter of an hour. */
    Reply stay() {
        Map<String, String> token = Map.of("refreshToken", session.refreshToken());
        Reply reply = send(post("/api/v1/auth/refresh", token));
        if (reply.status() != 0 && reply.status() < BAD_REQUEST) {
            session = Session.in(reply);
        }
        return reply;
    }

    private HttpRequest.Builder post(String path, Object body) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(json(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + session.accessToken());
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("X-Served-By").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reply(0, "", interrupted.toString());
        } catch (IOException noAnswer) {
            return new Reply(0, "", noAnswer.toString());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
