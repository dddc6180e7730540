package dev.storeys.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import dev.storeys.api.stage.RunningStage;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OperationIntegrationTests {

    @Test
    void showsAnyoneWhatTheStageConsistsOf() {
        Answer topology = Request.get("/api/v1/topology").send().mustBe(200);

        assertThat(topology.text("/name")).isNotBlank();
        RunningStage.number()
                .ifPresent(number ->
                        assertThat(topology.number("/stage")).isEqualTo(number.intValue()));
        assertThat(topology.json().path("components").size()).isPositive();
        for (JsonNode component : topology.json().path("components")) {
            assertThat(component.path("name").asString()).as(topology::toString).isNotBlank();
            assertThat(component.path("kind").asString()).as(topology::toString).isNotBlank();
        }
        // Whoever does not say within half a second that it is ready is shown as down.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(OperationIntegrationTests::everythingIsUp);
    }

    private static void everythingIsUp() {
        Answer topology = Request.get("/api/v1/topology").send().mustBe(200);
        assertThat(topology.json().path("components").valueStream())
                .as(topology::toString)
                .isNotEmpty()
                .allMatch(component -> component.path("health").asString().equals("UP"));
    }

    @Test
    void tellsOrchestratorsWhetherEachProcessLivesAndIsReady() {
        management((name, port) -> {
            for (String probe : new String[] {"liveness", "readiness"}) {
                Answer health = Request.get(URI.create(port + "/actuator/health/" + probe)).send();
                assertThat(health.mustBe(200).text("/status")).as(name).isEqualTo("UP");
            }
        });
    }

    @Test
    void measuresItselfForPrometheus() {
        Request.get("/api/v1/products?limit=1").send().mustBe(200);
        Request.get("/api/v1/products/" + UUID.randomUUID()).send().mustBe(404);
        management((name, port) -> {
            Answer metrics = Request.get(URI.create(port + "/actuator/prometheus")).send();
            assertThat(metrics.mustBe(200).text()).as(name).contains("jvm_memory_used_bytes");
            if (name.startsWith("gateway") || name.startsWith("monolith")) {
                assertThat(metrics.text()).as(name).contains("http_server_requests_seconds_bucket");
            }
            // Routes, not paths: an id in a label would make a series of every order.
            assertThat(metrics.text())
                    .as(name)
                    .doesNotContainPattern("uri=\"[^\"]*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}");
        });
    }

    @Test
    void keepsTheRestOfTheActuatorToItself() {
        management((name, port) -> {
            for (String endpoint : new String[] {"env", "heapdump", "beans", "shutdown"}) {
                Answer answer = Request.get(URI.create(port + "/actuator/" + endpoint)).send();
                assertThat(answer.status()).as(name + " " + endpoint).isBetween(400, 499);
            }
        });
    }

    private static void management(BiConsumer<String, URI> check) {
        Assumptions.assumeFalse(
                RunningStage.management().isEmpty(),
                "storeys.management is unset, so management ports are not checked");
        RunningStage.management().forEach(check);
    }
}
