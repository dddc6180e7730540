package dev.storeys.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.stack.process.Tool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations of deploy/edge/nginx in a real nginx, before three small servers. */
class NginxIntegrationTests {

    private static final String ROUND_ROBIN = "round-robin.conf";
    private static final String LEAST_CONNECTIONS = "least-connections.conf";
    private static final String WEIGHTED = "weighted.conf";
    private static final String IP_HASH = "ip-hash.conf";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path prefix;

    private final List<Backend> backends =
            List.of(new Backend("one"), new Backend("two"), new Backend("three"));

    @BeforeEach
    void needsNginx() throws IOException {
        boolean installed = Nginx.isInstalled();
        if (!installed) {
            System.out.println("Skipped: nginx is not installed (apt-get install nginx)");
        }
        Assumptions.assumeTrue(installed, "nginx is not installed");
    }

    @AfterEach
    void close() {
        backends.forEach(Backend::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {ROUND_ROBIN, LEAST_CONNECTIONS, WEIGHTED, IP_HASH})
    void isAValidConfiguration(String name) throws IOException {
        Tool check = Nginx.check(name, prefix);
        assertThat(check.output()).contains("test is successful").doesNotContain("[warn]");
        assertThat(check.succeeded()).isTrue();
    }

    @Test
    void givesEachItsTurn() throws Exception {
        try (Nginx nginx = Nginx.start(ROUND_ROBIN, prefix, backends)) {
            assertThat(served(nginx, 30)).isEqualTo(Map.of("one", 10, "two", 10, "three", 10));
        }
    }

    @Test
    void givesByWeightAndLeavesTheBackupAlone() throws Exception {
        try (Nginx nginx = Nginx.start(WEIGHTED, prefix, backends)) {
            assertThat(served(nginx, 50)).isEqualTo(Map.of("one", 30, "two", 20));
            backends.get(0).close();
            assertThat(served(nginx, 10)).isEqualTo(Map.of("two", 10));
            backends.get(1).close();
            assertThat(served(nginx, 10)).isEqualTo(Map.of("three", 10));
        }
    }

    @Test
    void sparesWhoHasMoreUnderWay() throws Exception {
        try (Nginx nginx = Nginx.start(LEAST_CONNECTIONS, prefix, backends);
                HttpClient client = HttpClient.newHttpClient()) {
            CompletableFuture<HttpResponse<String>> slow =
                    client.sendAsync(request(nginx, "/slow"), BodyHandlers.ofString());
            await().atMost(PATIENCE).until(() -> busy().count() == 1);
            Map<String, Integer> others = served(nginx, 30);
            busy().forEach(Backend::release);
            assertThat(others.values()).containsExactly(15, 15);
            assertThat(others).doesNotContainKey(servedBy(slow.get()));
        }
    }

    private java.util.stream.Stream<Backend> busy() {
        return backends.stream().filter(backend -> backend.waiting() > 0);
    }

    @Test
    void sendsAClientAlwaysToTheSameAndDifferentOnesToAll() throws Exception {
        try (Nginx nginx = Nginx.start(IP_HASH, prefix, backends)) {
            Set<String> all = new HashSet<>();
            for (int number = 1; number <= 48; number++) {
                byte[] address = {127, (byte) number, (byte) (7 * number), 1};
                try (HttpClient client = from(InetAddress.getByAddress(address))) {
                    Map<String, Integer> served = served(client, nginx, 4);
                    assertThat(served).hasSize(1);
                    all.addAll(served.keySet());
                }
            }
            assertThat(all).containsExactlyInAnyOrder("one", "two", "three");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ROUND_ROBIN, LEAST_CONNECTIONS, WEIGHTED, IP_HASH})
    void passesOverWhoIsGone(String name) throws Exception {
        try (Nginx nginx = Nginx.start(name, prefix, backends)) {
            served(nginx, 6);
            backends.getFirst().close();
            assertThat(served(nginx, 30)).doesNotContainKey("one");
        }
    }

    @Test
    void saysSoWhenNobodyIsLeft() throws Exception {
        try (Nginx nginx = Nginx.start(ROUND_ROBIN, prefix, backends);
                HttpClient client = HttpClient.newHttpClient()) {
            backends.forEach(Backend::close);
            HttpResponse<String> answer =
                    client.send(request(nginx, "/api/v1/products"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
            assertThat(answer.body()).contains("urn:storeys:problem:service-unavailable");
        }
    }

    @Test
    void tellsWhereARequestCameFromInItsOwnWords() throws Exception {
        try (Nginx nginx = Nginx.start(ROUND_ROBIN, prefix, backends);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(nginx.url() + "/"))
                            .header("X-Forwarded-For", "10.1.1.1")
                            .header("X-Real-IP", "10.1.1.1")
                            .header("Forwarded", "for=10.1.1.1")
                            .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Told-X-Forwarded-For")).contains("127.0.0.1");
            assertThat(answer.headers().firstValue("Told-X-Real-IP")).contains("127.0.0.1");
            assertThat(answer.headers().firstValue("Told-Forwarded")).contains("");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/reservations", "/%69nternal/x", "//internal/x", "/a/../internal/x",
                "/internal;x/y", "/actuator", "/readyz", "/livez"
            })
    void keepsToItselfWhatIsNotForEverybody(String path) throws Exception {
        try (Nginx nginx = Nginx.start(ROUND_ROBIN, prefix, backends);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request(nginx, path), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("X-Served-By")).isEmpty();
        }
    }

    private static HttpClient from(InetAddress address) {
        return HttpClient.newBuilder().localAddress(address).build();
    }

    private static Map<String, Integer> served(Nginx nginx, int requests) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return served(client, nginx, requests);
        }
    }

    private static Map<String, Integer> served(HttpClient client, Nginx nginx, int requests)
            throws Exception {
        Map<String, Integer> served = new TreeMap<>();
        for (int request = 0; request < requests; request++) {
            HttpResponse<String> answer = client.send(request(nginx, "/"), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            served.merge(servedBy(answer), 1, Integer::sum);
        }
        return served;
    }

    private static String servedBy(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Served-By").orElseThrow();
    }

    private static HttpRequest request(Nginx nginx, String path) {
        return HttpRequest.newBuilder(URI.create(nginx.url() + path)).timeout(PATIENCE).build();
    }
}
