package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(properties = "storeys.topology.timeout=10s")
class OperationIntegrationTests extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void isHealthyByItself(String group) throws Exception {
        NOTIFICATION.goAway();
        try {
            HttpResponse<String> response = manage("/actuator/health" + group);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("UP");
        } finally {
            NOTIFICATION.comeBack();
        }
    }

    @Test
    void countsRequestsByRoute() throws Exception {
        // A word, since the figures of other metrics hold any number now and then.
        get("/api/v1/products/some-product");
        get("/nothing/some-product");
        // A request is counted when its answer has left, so the next one may come first.
        await().untilAsserted(() ->
                assertThat(manage("/actuator/prometheus").body())
                        .containsPattern(
                                "http_server_requests_seconds_bucket\\{[^}]*uri=\"/api/v1/products/\\*\\*\"")
                        .doesNotContain("some-product"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/gateway/routes", "/actuator/refresh"})
    void tellsNoMoreThanNeeded(String path) throws Exception {
        assertProblem(manage(path), 404, "not-found");
    }

    @Test
    void drawsTheStage() throws Exception {
        JsonNode topology = json(get("/api/v1/topology").body());
        assertThat(topology.get("stage").asInt()).isEqualTo(5);
        assertThat(topology.get("name").asString()).isEqualTo("services");
        Map<String, String> health = new HashMap<>();
        topology.get("components")
                .forEach(part ->
                        health.put(
                                part.get("name").asString() + " " + part.get("kind").asString(),
                                part.get("health").asString()));
        assertThat(health)
                .containsEntry("gateway-7 gateway", "UP")
                .containsEntry("user-service-1 service", "UP")
                .containsEntry("product-service-1 service", "UP")
                .containsEntry("payment-service-1 service", "DOWN")
                .hasSize(6);
        assertThat(PRODUCT.last().path()).isEqualTo("/actuator/health/readiness");
    }

    private HttpResponse<String> manage(String path) throws Exception {
        URI uri = URI.create("http://localhost:" + managementPort + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
