package dev.storeys.stack.chaos.traffic;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.Map;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop's public API as customers reach it. */
public final class Storefront implements AutoCloseable {

    static final String LOGIN = "/api/v1/auth/login";
    static final String USERS = "/api/v1/users";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String ORDERS = "/api/v1/orders";

    private static final int BAD_REQUEST = 400;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wire wire = new Wire();
    private final String url;

    public Storefront(String url) {
        this.url = url;
    }

    Reply order(Purchase purchase, Journal journal) {
        Shopper shopper = purchase.shopper();
        return as(
                shopper, () -> journal.signedOut(shopper, ORDERS), token -> order(purchase, token));
    }

    private ClassicRequestBuilder order(Purchase purchase, String token) {
        ClassicRequestBuilder request =
                request("POST", ORDERS, token)
                        .setEntity(purchase.body(), ContentType.APPLICATION_JSON);
        return purchase.key().isEmpty()
                ? request
                : request.addHeader("Idempotency-Key", purchase.key());
    }

    /** Asks, whatever comes of it. */
    Reply ask(String path) {
        return wire.send(request("GET", path, ""));
    }

    Reply ask(String path, Shopper shopper, Journal journal) {
        return as(
                shopper,
                () -> journal.signedOut(shopper, path),
                token -> request("GET", path, token));
    }

    /**
     * As every client of the shop does it: who is refused for his token gets himself another, and
     * sends the same again.
     *
     * @return the last answer; that to the sign-in, if nobody could sign in
     */
    private Reply as(
            Shopper shopper, Runnable note, Function<String, ClassicRequestBuilder> request) {
        String token = shopper.token(this);
        Reply reply = wire.send(request.apply(token));
        if (!reply.isSignedOut()) {
            return reply;
        }
        note.run();
        Reply renewal = shopper.signInAgain(this, token);
        return renewal.status() == Reply.SUCCESS
                ? wire.send(request.apply(shopper.token(this)))
                : renewal;
    }

    /** Changes something of that customer's. */
    Reply change(String method, String path, Object body, Shopper shopper, Journal journal) {
        return as(
                shopper,
                () -> journal.signedOut(shopper, path),
                token -> request(method, path, token, body));
    }

    Reply refresh(String token) {
        return wire.send(request("POST", REFRESH, "", Map.of("refreshToken", token)));
    }

    Reply login(String email, String password) {
        return wire.send(request("POST", LOGIN, "", credentials(email, password)));
    }

    Reply register(String email) {
        return wire.send(request("POST", USERS, "", Shopper.named(email)));
    }

    static Map<String, String> credentials(String email, String password) {
        return Map.of("email", email, "password", password);
    }

    /** Reads what must be there. */
    public JsonNode get(String path, String token) {
        return read(path, wire.send(request("GET", path, token)));
    }

    /** Reads what must be there for that customer. */
    public JsonNode get(String path, Shopper shopper) {
        return read(path, as(shopper, () -> {}, token -> request("GET", path, token)));
    }

    /** Sends what must be taken. */
    JsonNode send(String method, String path, String token, Object body) {
        return read(path, wire.send(request(method, path, token, body)));
    }

    private ClassicRequestBuilder request(String method, String path, String token, Object body) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return request(method, path, token).setEntity(bytes, ContentType.APPLICATION_JSON);
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

    private ClassicRequestBuilder request(String method, String path, String token) {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setUri(url + path);
        return token.isEmpty() ? request : request.addHeader("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        wire.close();
    }
}
