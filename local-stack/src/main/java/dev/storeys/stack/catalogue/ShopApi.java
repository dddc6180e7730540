package dev.storeys.stack.catalogue;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The running shop's public API, as far as an import needs it. */
final class ShopApi implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int SUCCESS = 200;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String url;

    ShopApi(String url) {
        this.url = url;
    }

    /** What became of a part of a catalogue; {@code index} counts from 0. */
    record Imported(int created, int updated, List<Rejected> rejected) {
        record Rejected(int index, String reason) {}
    }

    private record Tokens(String accessToken) {}

    String login(String email, String password) throws IOException {
        Map<String, String> credentials = Map.of("email", email, "password", password);
        return post("/api/v1/auth/login", "", credentials, Tokens.class).accessToken();
    }

    Imported importProducts(String token, List<Row.NewProduct> products) throws IOException {
        return post("/api/v1/products/import", token, Map.of("products", products), Imported.class);
    }

    private <T> T post(String path, String token, Object body, Class<T> answer) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(ANSWER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = send(path, request.build());
        if (response.statusCode() == SUCCESS) {
            return read(path, response.body(), answer);
        }
        String said = response.body().strip();
        throw refused("%s answered %d: %s".formatted(path, response.statusCode(), said));
    }

    private static <T> T read(String path, String body, Class<T> answer) {
        try {
            return JSON.readValue(body, answer);
        } catch (JacksonException strange) {
            throw refused(path + " answered something else than expected");
        }
    }

    private HttpResponse<String> send(String path, HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        } catch (IOException unreachable) {
            throw refused(
                    "%s cannot be reached (%s); see ./shop status"
                            .formatted(url + path, unreachable.getClass().getSimpleName()));
        }
    }

    private static Refused refused(String why) {
        return new Refused(ExitCode.REFUSED_BY_SHOP, why);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
