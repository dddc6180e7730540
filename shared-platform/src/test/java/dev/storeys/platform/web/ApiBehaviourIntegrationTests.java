package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.storeys.platform.security.RouteAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every API answers, tried over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:storeys-platform.yml",
            "management.server.port=0",
            "storeys.security.service-key=the-key",
            "storeys.web.max-body=10KB"
        })
class ApiBehaviourIntegrationTests {

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            })
    @Import(Echo.class)
    static class Application {

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet());
        }

        @Bean
        RouteAccess open() {
            return requests -> requests.requestMatchers("/open/**").permitAll();
        }
    }

    @RestController
    static class Echo {
        record Message(String text, Integer number) {}

        @PostMapping("/open/echo")
        Message echo(@RequestBody Message message) {
            return message;
        }

        @GetMapping("/open/number")
        int number(@RequestParam int value) {
            return value;
        }

        @GetMapping("/open/defect")
        void defect() {
            throw new IllegalStateException("secret detail");
        }

        @GetMapping("/internal/door")
        Map<String, String> door() {
            return Map.of("door", "open");
        }
    }

    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void passesTextThroughUnchanged() throws Exception {
        HttpResponse<String> answer = post("{\"text\": \"Grüße 🏬\", \"number\": 1}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).get("text").stringValue()).isEqualTo("Grüße 🏬");
        assertThat(answer.headers().firstValue("X-Served-By")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "{\"text\": 5}",
                "{\"text\": [\"a\"]}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"\\ud800\"}",
                "{\"number\": \"1\"}",
                "{\"number\": 1.5}",
                "{\"number\": 99999999999}",
                "{\"number\": true}",
                "{} {}"
            })
    void refusesWhatItCannotRead(String body) throws Exception {
        assertProblem(post(body), 400, "bad-request");
    }

    @Test
    void refusesBodiesThatAreTooLargeWithAndWithoutALength() throws Exception {
        String large = "{\"text\": \"" + "a".repeat(20_000) + "\"}";
        assertProblem(post(large), 413, "body-too-large");
        HttpRequest chunked =
                HttpRequest.newBuilder(uri("/open/echo"))
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofInputStream(() ->
                                        new java.io.ByteArrayInputStream(
                                                large.getBytes(StandardCharsets.UTF_8))))
                        .build();
        assertProblem(send(chunked), 413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "/open/nothing, 404, not-found",
        "/open/number, 400, bad-request",
        "/open/number?value=x, 400, bad-request",
        "/open/echo, 405, method-not-allowed",
        "/open/defect, 500, internal-server-error",
        "/closed, 401, unauthorized",
        "/internal/door, 401, unauthorized",
        "/open//double, 400, bad-request"
    })
    void answersEachFailureAsAProblem(String path, int status, String type) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).build());
        assertProblem(answer, status, type);
        assertThat(answer.body()).doesNotContain("secret detail", "Exception", "stackTrace");
    }

    @Test
    void answersRubbishTokensAsUnauthorized() throws Exception {
        for (String token : new String[] {"x", "a.b.c", "eyJhbGciOiJub25lIn0.e30."}) {
            HttpRequest request =
                    HttpRequest.newBuilder(uri("/open/number?value=1"))
                            .header("Authorization", "Bearer " + token)
                            .build();
            assertProblem(send(request), 401, "unauthorized");
        }
    }

    @Test
    void opensInternalRoutesToTheServiceKeyOnly() throws Exception {
        HttpRequest.Builder door = HttpRequest.newBuilder(uri("/internal/door"));
        assertThat(
                        send(door.copy().header("X-Storeys-Service-Key", "the-key").build())
                                .statusCode())
                .isEqualTo(200);
        assertThat(send(door.copy().header("X-Storeys-Service-Key", "a-key").build()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/<>", "/%", "/open/%00", "/open/..%2f..%2fetc"})
    void answersIllegalTargetsAsProblems(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answer).contains("urn:storeys:problem:bad-request").doesNotContain("<html");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri("/open/echo"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("application/problem+json"));
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:storeys:problem:" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("traceId").stringValue()).isNotEmpty();
    }
}
