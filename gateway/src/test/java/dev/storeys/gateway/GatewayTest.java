package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway in front of stub services. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "spring.cloud.gateway.server.webflux.httpclient.response-timeout=20s",
            "storeys.security.keys-min-interval=0s",
            "storeys.topology.cache=1ms",
            // A test that provokes failures must not close the route for the next one.
            "storeys.breaker.minimum-calls=1000",
            "storeys.instance=gateway-7"
        })
abstract class GatewayTest {

    static final StubService USER = new StubService("user");
    static final StubService PRODUCT = new StubService("product");
    static final StubService ORDER = new StubService("order");
    static final StubService PAYMENT = new StubService("payment");
    static final MoodyService NOTIFICATION = new MoodyService();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    /** By itself the client asks for HTTP/2 each time, which only the chain answers. */
    final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired ReactiveJwtDecoder tokens;
    @LocalServerPort int port;
    @LocalManagementPort int managementPort;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry settings) {
        settings.add("storeys.routes.user", USER::url);
        settings.add("storeys.routes.product", PRODUCT::url);
        // What a test adds to the one instance of them all.
        settings.add("storeys.routes.order", () -> "${test.more-orders:}" + ORDER.url());
        settings.add("storeys.routes.notification", NOTIFICATION::url);
        settings.add("storeys.routes.payment", PAYMENT::url);
        settings.add("storeys.topology.management.payment", () -> "http://localhost:1");
        settings.add("storeys.topology.management.product", PRODUCT::url);
        settings.add(
                "storeys.security.jwks-uri",
                () -> "${test.more-keys:}" + USER.url() + "/.well-known/jwks.json");
    }

    @BeforeEach
    void calm() {
        USER.answers("/.well-known/jwks.json", Tokens.jwks(Tokens.KEY));
        USER.forget();
        PRODUCT.forget();
        ORDER.forget();
        PAYMENT.forget();
        NOTIFICATION.will();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /**
     * With a token that the gateway has seen before, as it has most: so it may take either lane.
     */
    HttpRequest.Builder signedIn(String path) {
        String token = Tokens.good();
        assertThat(tokens.decode(token).block()).isNotNull();
        return to(path).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    /** Sends bytes that no HTTP client would, and reads until the gateway hangs up. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void assertProblem(HttpResponse<String> response, int status, String slug) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertProblem(response.body(), status, slug);
    }

    static void assertProblem(String body, int status, String slug) {
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.get("type").asString()).isEqualTo("urn:storeys:problem:" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("traceId").asString()).hasSize(32);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
