package dev.storeys.stack.deadletter;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One application's internal route for dead letters, opened by the stage's service key. */
final class OperatorApi implements AutoCloseable {

    private static final String PATH = "/internal/dead-letters";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int SUCCESS = 200;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String component;
    private final String url;
    private final String serviceKey;

    OperatorApi(String component, String url, String serviceKey) {
        this.component = component;
        this.url = url;
        this.serviceKey = serviceKey;
    }

    private record Letters(List<Letter> items) {}

    private record Letter(
            String id,
            String group,
            String topic,
            int partition,
            long offset,
            String key,
            String exception,
            String message,
            String diedAt) {

        DeadLetter of(String component) {
            return new DeadLetter(
                    component, id, group, topic, partition, offset, key, exception, message,
                    diedAt);
        }
    }

    List<DeadLetter> deadLetters() throws IOException {
        HttpRequest.Builder request = request("").GET();
        return send(request, Letters.class).items().stream()
                .map(letter -> letter.of(component))
                .toList();
    }

    DeadLetters.Outcome replay(List<DeadLetter> letters) throws IOException {
        return send(request("/replay").POST(names(letters)), DeadLetters.Outcome.class);
    }

    private record Discarded(int discarded) {}

    /** Gives them up; returns how many of them were still there. */
    int discard(List<DeadLetter> letters) throws IOException {
        return send(request("/discard").POST(names(letters)), Discarded.class).discarded();
    }

    private static BodyPublisher names(List<DeadLetter> letters) {
        List<Map<String, String>> names =
                letters.stream()
                        .map(letter -> Map.of("group", letter.group(), "id", letter.id()))
                        .toList();
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("letters", names)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + PATH + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("X-Storeys-Service-Key", serviceKey);
    }

    private <T> T send(HttpRequest.Builder request, Class<T> answer) throws IOException {
        HttpResponse<String> response;
        try {
            response = client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        } catch (IOException unreachable) {
            throw refused("does not answer; see ./shop status");
        }
        if (response.statusCode() != SUCCESS) {
            throw refused("answered %d".formatted(response.statusCode()));
        }
        try {
            return JSON.readValue(response.body(), answer);
        } catch (JacksonException strange) {
            throw refused("answered something else than expected");
        }
    }

    private Refused refused(String why) {
        return new Refused(ExitCode.REFUSED_BY_SHOP, component + " " + why);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
