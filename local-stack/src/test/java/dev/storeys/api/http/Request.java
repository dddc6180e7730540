package dev.storeys.api.http;

import dev.storeys.api.stage.RunningStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One request to the entry of the shop, or to a URL beside it. */
public final class Request {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String method;
    private final HttpRequest.Builder request;
    private byte[] body = {};

    private Request(String method, URI uri) {
        this.method = method;
        this.request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    }

    /** A request to a path of the entry. */
    public static Request of(String method, String path) {
        return new Request(method, URI.create(RunningStage.url() + path));
    }

    /** Reads a path of the entry. */
    public static Request get(String path) {
        return of("GET", path);
    }

    /** Reads a URL that may be anywhere. */
    public static Request get(URI uri) {
        return new Request("GET", uri);
    }

    public static Request post(String path) {
        return of("POST", path);
    }

    public static Request put(String path) {
        return of("PUT", path);
    }

    public static Request patch(String path) {
        return of("PATCH", path);
    }

    public static Request delete(String path) {
        return of("DELETE", path);
    }

    /** Shows this one's token. */
    public Request as(Bearer bearer) {
        return header("Authorization", "Bearer " + bearer.token());
    }

    /** Adds a header; for illegal ones see {@link RawRequest}. */
    public Request header(String name, String value) {
        request.header(name, value);
        return this;
    }

    /** Sends a value as JSON. */
    public Request json(Object value) {
        return body(Json.write(value));
    }

    /** Sends text and says that it is JSON. */
    public Request body(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends any bytes under any name. */
    public Request body(String contentType, byte[] bytes) {
        body = bytes.clone();
        return header("Content-Type", contentType);
    }

    /** Sends bytes without saying what they are. */
    public Request namelessBody(byte[] bytes) {
        body = bytes.clone();
        return this;
    }

    /** Asks for events, and returns when the stream is open; fails if it is refused. */
    public EventStream stream() {
        try {
            return new EventStream(
                    CLIENT.send(
                            header("Accept", "text/event-stream").built(),
                            BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private HttpRequest built() {
        return request.method(
                        method,
                        body.length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Asks, and waits for the whole answer. */
    public Answer send() {
        HttpRequest built = built();
        String name = method + " " + built.uri();
        try {
            HttpResponse<byte[]> response = CLIENT.send(built, BodyHandlers.ofByteArray());
            return new Answer(
                    name,
                    response.statusCode(),
                    response.headers().map().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            header -> header.getKey().toLowerCase(Locale.ROOT),
                                            Map.Entry::getValue)),
                    response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, stop);
        }
    }
}
