package dev.storeys.stack.chaos;

import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What applications tell of their circuit breakers on their management ports. */
final class Circuits {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String STATE = "resilience4j_circuitbreaker_state";

    private final Plan plan;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Circuits(Plan plan) {
        this.plan = plan;
    }

    /** Whether the circuit is open; what cannot be read is not. */
    boolean isOpen(String component, String circuit) {
        URI uri =
                URI.create(
                        "http://127.0.0.1:%d/actuator/prometheus?includedNames=%s"
                                .formatted(plan.endpoint(component).sidePort(), STATE));
        try {
            return client.send(
                            HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
                            BodyHandlers.ofString())
                    .body()
                    .lines()
                    .anyMatch(line -> tellsOf(line, circuit));
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // Half open is open, but for a trial.
    private static boolean tellsOf(String line, String circuit) {
        return line.contains("name=\"" + circuit + "\"")
                && line.matches(".*state=\"(half_)?open\".* 1\\.0$");
    }
}
