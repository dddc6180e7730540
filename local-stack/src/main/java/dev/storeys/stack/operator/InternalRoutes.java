package dev.storeys.stack.operator;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One application's internal routes, opened by the stage's service key. */
public final class InternalRoutes implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int SUCCESS = 200;
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String component;
    private final String url;
    private final String serviceKey;

    public InternalRoutes(String component, String url, String serviceKey) {
        this.component = component;
        this.url = url;
        this.serviceKey = serviceKey;
    }

    /** Those of a component of a stage that is up. */
    public static InternalRoutes of(Plan plan, String component) {
        return new InternalRoutes(
                component,
                "http://127.0.0.1:" + plan.endpoint(component).port(),
                plan.secrets().serviceKey());
    }

    /** Throws {@link Refused} with a line unless it answers with what was expected. */
    public <T> T get(String path, Class<T> answer) throws IOException {
        return send(request(path).GET(), answer);
    }

    /** As {@link #get}, with a body that is sent as JSON. */
    public <T> T post(String path, Object body, Class<T> answer) throws IOException {
        return send(
                request(path).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))),
                answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
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
        int status = response.statusCode();
        if (status != SUCCESS) {
            boolean says = status >= CLIENT_ERRORS && status < SERVER_ERRORS;
            throw refused("answered %d%s".formatted(status, says ? detail(response.body()) : ""));
        }
        return read(response.body(), answer);
    }

    private record Problem(String detail) {}

    private static String detail(String body) {
        try {
            String detail = JSON.readValue(body, Problem.class).detail();
            return detail == null ? "" : ": " + detail;
        } catch (JacksonException none) {
            return "";
        }
    }

    private <T> T read(String body, Class<T> answer) {
        try {
            return JSON.readValue(body, answer);
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
