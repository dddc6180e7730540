package dev.storeys.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The document of the API, and whether this stage keeps to it. */
class OpenApiIntegrationTests {

    /**
     * A call of the document.
     *
     * @param secured whether the document asks for a token
     */
    private record Operation(String method, String path, boolean secured) {}

    private static JsonNode document() {
        return Request.get("/api/v1/openapi").send().mustBe(200).json();
    }

    private static Stream<Operation> operations() {
        return document().path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(call -> operation(path.getKey(), call)));
    }

    private static Operation operation(String path, Map.Entry<String, JsonNode> call) {
        return new Operation(
                call.getKey().toUpperCase(Locale.ROOT),
                path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()),
                !call.getValue().path("security").isEmpty());
    }

    @Test
    void isServedAsOpenApi3() {
        assertThat(document().path("openapi").asString()).startsWith("3.");
        assertThat(document().path("paths").has("/api/v1/orders")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void asksForATokenWhereTheDocumentSaysSo(Operation operation) {
        Answer answer = Request.of(operation.method(), operation.path()).send();
        if (operation.secured()) {
            answer.mustBeProblem(401, "unauthorized");
        } else {
            assertThat(answer.status()).as("%s", operation).isNotEqualTo(401).isLessThan(500);
        }
    }
}
