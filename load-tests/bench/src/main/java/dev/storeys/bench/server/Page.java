package dev.storeys.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** What one GET is answered with. */
public record Page(int status, HttpHeaders headers, String body) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final int OK = 200;

    /** Asks once. */
    public static Page get(URI address, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        headers.forEach(request::header);
        HttpResponse<String> answer =
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Page(answer.statusCode(), answer.headers(), answer.body());
    }

    static boolean isThere(URI address) throws InterruptedException {
        try {
            return get(address, Map.of()).status() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
