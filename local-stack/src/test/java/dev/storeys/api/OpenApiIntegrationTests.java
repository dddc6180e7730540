package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Request;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The document of the API, and whether this stage keeps to it. */
class OpenApiIntegrationTests {

    private static JsonNode document() {
        return Request.get("/api/v1/openapi").send().mustBe(200).json();
    }

    @Test
    void isServedAsOpenApi3() {
        assertThat(document().path("openapi").asString()).startsWith("3.");
        assertThat(document().path("paths").has("/api/v1/orders")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void asksForATokenWhereTheDocumentSaysSo(Call call) {
        Answer answer = call.request().send();
        if (call.operation().path("security").isEmpty()) {
            assertThat(answer.status()).as("%s", call).isNotEqualTo(401).isLessThan(500);
        } else {
            answer.mustBeProblem(401, "unauthorized");
        }
    }

    @Test
    void describesWhateverItRefersTo() {
        JsonNode document = document();

        assertThat(document.findValuesAsString("$ref"))
                .contains("#/components/schemas/Problem")
                .allSatisfy(reference ->
                        assertThat(document.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue());
    }

    @Test
    void tellsWhoeverIsSentAwayWhenToComeAgain() {
        for (String status : new String[] {"429", "503"}) {
            String refusal = "/components/responses/Refused-" + status;
            assertThat(document().at(refusal + "/headers/Retry-After").isObject()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void saysWhatEachCallDoesAndHowItMayBeRefused(Call call) {
        JsonNode operation = call.operation();
        JsonNode answers = operation.path("responses");

        assertThat(operation.path("summary").asString()).isNotBlank();
        assertThat(operation.path("operationId").asString()).isNotBlank();
        assertThat(answers.propertyNames()).contains("429", "503", "default");
        assertThat(answers.propertyNames()).anyMatch(status -> status.startsWith("2"));
        if (!operation.path("security").isEmpty()) {
            assertThat(answers.propertyNames()).contains("401");
        }
        if (operation.has("requestBody")) {
            assertThat(answers.propertyNames()).contains("400");
            assertThat(call.example().isObject()).isTrue();
        }
        if (call.path().contains("{")) {
            assertThat(answers.propertyNames()).contains("404");
        }
    }

    /** Whatever else is wrong with them here, such as the ids. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("callsWithABody")
    void givesExamplesThatTheShopCanRead(Call call) {
        boolean forAdministrators = call.operation().path("responses").has("403");

        Answer answer =
                call.request()
                        .as(forAdministrators ? theAdministrator() : aCustomer())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .json(call.example())
                        .send()
                        .mustNotFail();

        assertThat(answer.status()).as(answer::toString).isNotIn(400, 403, 415);
    }

    /** A call and what the document says of it. */
    private record Call(String method, String path, JsonNode operation) {

        /** Without a body, about something that there is not. */
        Request request() {
            return Request.of(method, path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
        }

        JsonNode example() {
            return operation.at("/requestBody/content/application~1json/example");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Call> callsWithABody() {
        return calls().filter(call -> call.operation().has("requestBody"));
    }

    private static Stream<Call> calls() {
        return document().path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(call ->
                                        new Call(
                                                call.getKey().toUpperCase(Locale.ROOT),
                                                path.getKey(),
                                                call.getValue())));
    }
}
