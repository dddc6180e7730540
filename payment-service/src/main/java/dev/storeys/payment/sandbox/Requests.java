package dev.storeys.payment.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests, and refuses those that make no sense. */
record Requests(JsonMapper json) {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int MAX_BODY = 64 * 1024;

    <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new Refused(413, "too-large", "The body is larger than 64 KiB");
        }
        try {
            T request = json.readValue(body, type);
            if (request != null) {
                return request;
            }
        } catch (JacksonException malformed) {
            throw Refused.badRequest("The body is no such request in JSON");
        }
        throw Refused.badRequest("The body is null");
    }

    static String key(HttpExchange exchange) {
        return valid(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }

    static String valid(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refused.badRequest("Idempotency-Key is 1 to 255 printable characters");
        }
        return key;
    }

    static void expect(String method, HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals(method)) {
            throw new Refused(405, "method-not-allowed", "Only " + method + " is served here");
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
