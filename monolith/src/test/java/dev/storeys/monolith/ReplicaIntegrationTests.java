package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.PostgresProcess;
import dev.storeys.testing.ReplicatedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The whole shop on a primary and a standby that is ten seconds late. */
@SpringBootTest(
        classes = MonolithApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "storeys.product.seed.products=5",
            "storeys.replicas.max-lag=1m"
        })
// Its connections are to end before its servers do.
@DirtiesContext
class ReplicaIntegrationTests {

    private static final String TOKEN = "X-Consistency-Token";
    private static final String SOURCE = "X-Data-Source";
    private static final Duration LAG = Duration.ofSeconds(10);
    private static final String DELAY =
            "SELECT setting::int FROM pg_settings WHERE name = 'recovery_min_apply_delay'";
    private static final String ACCOUNT =
            """
            {"email": "late@shop.example", "password": "correct horse battery", "name": "Early", "country": "DE"}
            """;

    private static ReplicatedPostgres servers;

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws Exception {
        servers = ReplicatedPostgres.with(1);
        PostgresProcess standby = servers.standbys().getFirst();
        settings.add("storeys.database.main.primary", () -> servers.primary().url());
        settings.add("storeys.database.main.replicas", standby::url);
        settings.add("storeys.database.main.username", standby::username);
        settings.add("storeys.database.main.password", () -> "any");
    }

    @AfterAll
    static void stop() throws IOException {
        servers.close();
    }

    @Test
    void showsEverybodyTheCatalogueFromTheStandbyAndTheWriterWhatHeWrote() throws Exception {
        post("/api/v1/users");
        HttpResponse<String> login = post("/api/v1/auth/login");
        String bearer = JsonMapper.shared().readTree(login.body()).at("/accessToken").stringValue();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    assertThat(source(get("/api/v1/products", "", ""))).isEqualTo("replica-1");
                    assertThat(me(bearer, "")).contains("\"Early\"");
                });
        lag(servers.standbys().getFirst());

        HttpResponse<String> change =
                send(
                        request("/api/v1/users/me")
                                .header("Authorization", "Bearer " + bearer)
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString("{\"name\": \"Late\"}")));
        String written = change.headers().firstValue(TOKEN).orElseThrow();

        assertThat(written).startsWith("monolith=");
        assertThat(me(bearer, written)).contains("\"Late\"");
        assertThat(source(get("/api/v1/users/me", bearer, written))).isEqualTo("primary");
        // Whoever does not say what he has written is shown what the standby has.
        assertThat(me(bearer, "")).contains("\"Early\"");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    HttpResponse<String> later = get("/api/v1/users/me", bearer, written);
                    assertThat(source(later)).isEqualTo("replica-1");
                    assertThat(later.body()).contains("\"Late\"");
                });
    }

    /** The settings are read again by and by. */
    private static void lag(PostgresProcess standby) throws Exception {
        standby.lagBy(LAG);
        await().atMost(Duration.ofSeconds(20)).until(() -> standby.count(DELAY) == LAG.toMillis());
    }

    private String me(String bearer, String token) throws Exception {
        return get("/api/v1/users/me", bearer, token).body();
    }

    private static String source(HttpResponse<String> response) {
        return response.headers().firstValue(SOURCE).orElse("");
    }

    private HttpResponse<String> get(String path, String bearer, String token) throws Exception {
        HttpRequest.Builder request = request(path).GET();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (!token.isEmpty()) {
            request.header(TOKEN, token);
        }
        return send(request);
    }

    private HttpResponse<String> post(String path) throws Exception {
        HttpResponse<String> response =
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body(path))));
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response;
    }

    private static String body(String path) throws Exception {
        var account = JsonMapper.shared().readTree(ACCOUNT).asObject();
        if (path.endsWith("/login")) {
            account.remove("name");
            account.remove("country");
        }
        return account.toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
