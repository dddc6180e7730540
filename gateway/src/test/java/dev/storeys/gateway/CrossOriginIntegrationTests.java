package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** A gateway that one other page may call. */
@TestPropertySource(
        properties = "storeys.web.allowed-origins=https://shop.example,http://localhost:3000")
class CrossOriginIntegrationTests extends GatewayTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost:3000"})
    void letsItsPagesAskForEverythingTheyNeed(String origin) throws Exception {
        HttpResponse<String> leave =
                preflight(origin, "POST", "authorization,content-type,idempotency-key");

        assertThat(leave.statusCode()).isEqualTo(200);
        assertThat(header(leave, ALLOWED)).isEqualTo(origin);
        assertThat(header(leave, "Access-Control-Allow-Methods"))
                .contains("POST", "PUT", "PATCH", "DELETE");
        assertThat(header(leave, "Access-Control-Allow-Headers"))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("idempotency-key");
        assertThat(header(leave, "Access-Control-Max-Age")).isEqualTo("3600");
        assertThat(leave.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(ORDER.seen()).isEmpty();
    }

    @Test
    void showsItsPagesTheAnswersAndWhatStandsAboveThem() throws Exception {
        HttpResponse<String> answer =
                send(signedIn("/api/v1/orders").header("Origin", "https://shop.example"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues(ALLOWED)).containsExactly("https://shop.example");
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .contains("Retry-After", "Location", "X-Served-By", "RateLimit", "X-Request-Id");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void showsItsPagesTheRefusalsAsWell() throws Exception {
        HttpResponse<String> refusal =
                send(to("/api/v1/orders").header("Origin", "https://shop.example"));

        assertProblem(refusal, 401, "unauthorized");
        assertThat(header(refusal, ALLOWED)).isEqualTo("https://shop.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://shop.example",
                "https://shop.example:8443",
                "https://shop.example.evil.example",
                "https://SHOP.example",
                "null"
            })
    void isClosedToAllOthers(String origin) throws Exception {
        HttpResponse<String> leave = preflight(origin, "POST", "authorization");
        assertProblem(leave, 403, "foreign-origin");
        assertThat(leave.headers().firstValue(ALLOWED)).isEmpty();

        HttpResponse<String> answer = send(signedIn("/api/v1/orders").header("Origin", origin));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(ALLOWED)).isEmpty();
    }

    @Test
    void refusesEvenItsPagesWhatNoPageNeeds() throws Exception {
        assertProblem(
                preflight("https://shop.example", "TRACE", "authorization"), 403, "foreign-origin");
        assertProblem(
                preflight("https://shop.example", "GET", "x-storeys-service-key"),
                403,
                "foreign-origin");
    }

    private HttpResponse<String> preflight(String origin, String method, String headers)
            throws Exception {
        return send(
                to("/api/v1/orders")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", headers));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
