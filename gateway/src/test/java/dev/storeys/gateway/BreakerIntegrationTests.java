package dev.storeys.gateway;

import static dev.storeys.gateway.MoodyService.Mood.IS_SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.gateway.MoodyService.Mood;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.TestPropertySource;

/** A service that accepts connections and does not answer, as a frozen one does. */
@Timeout(30)
@TestPropertySource(
        properties = {
            // Silent calls must not use up the places of the pool before the circuit opens.
            "storeys.overload.enabled=false",
            "storeys.breaker.minimum-calls=4",
            "storeys.breaker.window=1s",
            "storeys.breaker.slow-call=300ms",
            "storeys.breaker.pause=200ms"
        })
class BreakerIntegrationTests extends GatewayTest {

    private static final String PATH = "/api/v1/notifications";
    private static final String OPEN =
            "circuitbreaker_state\\{name=\"notifications\",state=\"(half_)?open\"} 1";
    private static final int CALLS = 6;

    @BeforeEach
    void closed() throws Exception {
        await().until(() -> send(signedIn(PATH)).statusCode() == 200);
    }

    @Test
    void refusesAtOnceWhenAServiceIsFrozenAndTriesItAgainSoon() throws Exception {
        NOTIFICATION.willAlways(IS_SILENT);
        var first = askAll();
        var calls = new ArrayList<>(first);
        await().until(() -> {
            calls.addAll(askAll());
            return calls.stream().anyMatch(CompletableFuture::isDone);
        });

        // Long before the calls themselves are given up.
        assertThat(first).noneMatch(CompletableFuture::isDone);
        assertRefusedByGateway(
                calls.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow().join());
        assertThat(metrics()).containsPattern(OPEN);
        assertThat(send(signedIn("/api/v1/orders")).statusCode()).isEqualTo(200);

        NOTIFICATION.will();
        await().until(() -> send(signedIn(PATH)).statusCode() == 200);
        calls.forEach(call -> call.cancel(true));
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_BUSY", "DEFECT"})
    void staysClosedForWhatAServiceAnswersItself(Mood mood) throws Exception {
        NOTIFICATION.will(of(mood));
        for (int call = 0; call < CALLS; call++) {
            assertThat(send(signedIn(PATH)).headers().firstValue("X-Served-By"))
                    .contains("notification-service-1");
        }
        assertThat(send(signedIn(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void opensWhenNobodyListens() throws Exception {
        NOTIFICATION.goAway();
        try {
            await().untilAsserted(() -> {
                assertThat(askAll())
                        .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(503));
                assertThat(metrics()).containsPattern(OPEN);
            });
        } finally {
            NOTIFICATION.comeBack();
        }
    }

    /** Whoever sends slowly would otherwise close the route for everybody. */
    @Test
    void doesNotTakeASlowClientForASlowService() throws Exception {
        List<SlowClient> clients =
                IntStream.range(0, CALLS).mapToObj(_ -> new SlowClient(port, PATH)).toList();
        Instant patience = Instant.now().plusMillis(900);
        await().until(() -> Instant.now().isAfter(patience));

        assertThat(send(signedIn(PATH)).statusCode()).isEqualTo(200);
        for (SlowClient client : clients) {
            assertThat(client.finish()).startsWith("HTTP/1.1 200");
        }
    }

    /**
     * At once, since a window of a second is the current one, in which enough of them must fail.
     */
    private List<CompletableFuture<HttpResponse<String>>> askAll() {
        List<HttpRequest> requests =
                IntStream.range(0, CALLS).mapToObj(_ -> signedIn(PATH).build()).toList();
        return requests.stream()
                .map(request -> http.sendAsync(request, BodyHandlers.ofString()))
                .toList();
    }

    private static Mood[] of(Mood mood) {
        return Collections.nCopies(CALLS, mood).toArray(Mood[]::new);
    }

    private static void assertRefusedByGateway(HttpResponse<String> response) {
        assertProblem(response, 503, "service-unavailable");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.headers().firstValue("X-Served-By")).contains("gateway-7");
    }

    private String metrics() throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + managementPort + "/actuator/prometheus");
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
}
