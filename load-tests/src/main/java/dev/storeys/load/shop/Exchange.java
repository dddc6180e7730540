package dev.storeys.load.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP with a few more attempts while the shop is busy or not there. */
final class Exchange {

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final int ATTEMPTS = 5;

    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final String url;

    Exchange(URI url) {
        this.url = url.toString();
    }

    JsonNode get(String path) {
        return call(to(path).build(), 200);
    }

    JsonNode post(String path, Object body, int... expected) {
        HttpRequest request =
                to(path).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
        return call(request, expected);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10));
    }

    private JsonNode call(HttpRequest request, int... expected) {
        try {
            return answer(request, persistently(request, 1), expected);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "No answer from " + request.uri() + " (" + e + "): is the shop up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calling " + request.uri(), e);
        }
    }

    private JsonNode answer(HttpRequest request, HttpResponse<String> response, int... expected) {
        if (Arrays.stream(expected).noneMatch(status -> status == response.statusCode())) {
            throw new IllegalStateException(
                    "%s %s answered %d: %s"
                            .formatted(
                                    request.method(),
                                    request.uri(),
                                    response.statusCode(),
                                    response.body()));
        }
        return json.readTree(response.body());
    }

    private HttpResponse<String> persistently(HttpRequest request, int attempt)
            throws IOException, InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (attempt == ATTEMPTS || !BUSY.contains(response.statusCode())) {
                return response;
            }
        } catch (IOException e) {
            if (attempt == ATTEMPTS) {
                throw e;
            }
        }
        Thread.sleep(Duration.ofSeconds(1));
        return persistently(request, attempt + 1);
    }
}
