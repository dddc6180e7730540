package dev.storeys.payment.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the sandbox does for each kind of request. */
final class Routes {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MAX_BODY = 64 * 1024;
    private static final String AUTHORIZATIONS = "/v1/authorizations";

    private final Ledger ledger;
    private final JsonMapper json;
    private final SandboxSettings settings;

    Routes(Ledger ledger, JsonMapper json, SandboxSettings settings) {
        this.ledger = ledger;
        this.json = json;
        this.settings = settings;
    }

    Answer authorizations(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(AUTHORIZATIONS.length());
        if (path.isEmpty()) {
            expect("POST", exchange);
            return authorise(exchange);
        }
        String key = path.substring(1);
        if (key.endsWith("/void")) {
            expect("POST", exchange);
            return new Answer(200, ledger.giveBack(valid(key.substring(0, key.length() - 5))));
        }
        expect("GET", exchange);
        return ledger.find(valid(key))
                .map(booking -> new Answer(200, booking))
                .orElseThrow(() -> new Refused(404, "unknown-key", "Nothing is booked for it"));
    }

    private Answer authorise(HttpExchange exchange) throws IOException {
        String key = valid(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        AuthorizationRequest request = body(exchange);
        TestCard card = request.card();
        if (card == TestCard.CARD_SLOW) {
            pause(settings.slow());
        }
        Ledger.Booked booked = ledger.authorise(key, request);
        if (card == TestCard.CARD_TIMEOUT_AFTER_CHARGE && booked.first()) {
            pause(settings.hold());
            return Answer.NONE;
        }
        return new Answer(booked.first() ? 201 : 200, booked.booking());
    }

    Answer ledger(HttpExchange exchange) throws IOException {
        expect("GET", exchange);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
            out.write("{\"entries\":".getBytes(StandardCharsets.UTF_8));
            ledger.writeArray(out);
            out.write('}');
        }
        return Answer.NONE;
    }

    Answer health(HttpExchange exchange) {
        expect("GET", exchange);
        return new Answer(200, new Health("UP"));
    }

    private AuthorizationRequest body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new Refused(413, "too-large", "The body is larger than 64 KiB");
        }
        try {
            AuthorizationRequest request = json.readValue(body, AuthorizationRequest.class);
            if (request != null) {
                return request;
            }
        } catch (JacksonException malformed) {
            throw Refused.badRequest("The body is no authorisation request in JSON");
        }
        throw Refused.badRequest("The body is null");
    }

    private static String valid(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refused.badRequest("Idempotency-Key is 1 to 255 printable characters");
        }
        return key;
    }

    private static void expect(String method, HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals(method)) {
            throw new Refused(405, "method-not-allowed", "Only " + method + " is served here");
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process serves. */
    record Health(String status) {}
}
