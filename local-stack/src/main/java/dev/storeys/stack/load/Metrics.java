package dev.storeys.stack.load;

import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The counters of one application, line by line as Prometheus reads them. */
record Metrics(List<String> lines) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern OF_CUSTOMERS =
            Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"/api/.*} (\\S+)");
    private static final Pattern READ =
            Pattern.compile("storeys_database_reads_total\\{.*source=\"([^\"]+)\".*} (\\S+)");

    static Metrics of(Plan plan, String component) throws IOException {
        URI uri =
                URI.create(
                        "http://127.0.0.1:%d/actuator/prometheus"
                                .formatted(plan.endpoint(component).sidePort()));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return new Metrics(
                    client.send(
                                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                                    BodyHandlers.ofString())
                            .body()
                            .lines()
                            .toList());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    /** How many requests of customers it has answered. */
    long requests() {
        return lines.stream()
                .map(OF_CUSTOMERS::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> (long) Double.parseDouble(line.group(1)))
                .sum();
    }

    Map<String, Long> readsBySource() {
        return lines.stream()
                .map(READ::matcher)
                .filter(Matcher::matches)
                .collect(
                        Collectors.groupingBy(
                                line -> line.group(1),
                                Collectors.summingLong(
                                        line -> (long) Double.parseDouble(line.group(2)))));
    }
}
