package dev.storeys.monolith;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What controllers do not say of a call: how it may be refused, and an example of its body. What
 * follows from the call's shape is told by it; the rest stands in {@code api-details.json}.
 */
final class CallDescription {

    private static final String PROBLEM = "application/problem+json";

    private static final Map<String, String> COMMON =
            Map.of(
                    "400", "The request is malformed or breaks a rule of its form.",
                    "401", "The access token is missing, or good no more.",
                    "403", "For administrators only.",
                    "404", "There is no such thing, or it is not the caller's.",
                    "413", "The body is too large.",
                    "415", "The body is not JSON in UTF-8.",
                    "429", "Too many requests of this caller.",
                    "503", "This part of the shop does not answer.",
                    "default", "Refused");

    private final Map<String, JsonNode> details = read();
    private final Set<String> unused = new TreeSet<>(details.keySet());

    private static Map<String, JsonNode> read() {
        try (InputStream file = CallDescription.class.getResourceAsStream("/api-details.json")) {
            return JsonMapper.shared().readValue(file, new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Adds to the operation what is not there; {@code name} is such as {@code GET /api/v1/cart}.
     */
    void describe(String name, Operation operation, boolean open, boolean forAdministrators) {
        unused.remove(name);
        JsonNode detail = details.getOrDefault(name, JsonMapper.shared().createObjectNode());
        ApiResponses answers = operation.getResponses();
        addExample(name, operation, detail);
        addLocation(answers, detail);
        addRefusals(name, operation, answers);
        if (!open) {
            refuse(answers, "401");
        }
        if (forAdministrators) {
            refuse(answers, "403");
        }
        detail.path("refusals")
                .properties()
                .forEach(each ->
                        answers.addApiResponse(each.getKey(), refusal(each.getValue().asString())));
    }

    /** Throws if there are details of a call that is none. */
    void mustBeComplete() {
        if (!unused.isEmpty()) {
            throw new IllegalStateException("api-details.json has more than the API: " + unused);
        }
    }

    private static void addExample(String name, Operation operation, JsonNode detail) {
        if (operation.getRequestBody() != null) {
            if (!detail.has("example")) {
                throw new IllegalStateException("api-details.json has no example of " + name);
            }
            Object example = JsonMapper.shared().treeToValue(detail.get("example"), Object.class);
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(body -> body.setExample(example));
        }
    }

    private static void addLocation(ApiResponses answers, JsonNode detail) {
        if (detail.has("location")) {
            Header header =
                    new Header()
                            .description(detail.get("location").asString())
                            .schema(new StringSchema().format("uri-reference"));
            answers.forEach((status, answer) -> answer.addHeaderObject("Location", header));
        }
    }

    private static void addRefusals(String name, Operation operation, ApiResponses answers) {
        boolean hasBody = operation.getRequestBody() != null;
        if (hasBody || operation.getParameters() != null) {
            refuse(answers, "400");
        }
        if (name.contains("{")) {
            refuse(answers, "404");
        }
        if (hasBody) {
            refuse(answers, "413");
            refuse(answers, "415");
        }
        refuse(answers, "429");
        refuse(answers, "503");
        refuse(answers, "default");
    }

    /** As calls of all kinds are refused. */
    private static void refuse(ApiResponses answers, String status) {
        ApiResponse common = new ApiResponse();
        common.set$ref("#/components/responses/Refused-" + status);
        answers.addApiResponse(status, common);
    }

    /** The refusals that calls have in common, to be referred to. */
    static Map<String, ApiResponse> commonRefusals() {
        Map<String, ApiResponse> refusals = new TreeMap<>();
        COMMON.forEach((status, why) -> refusals.put("Refused-" + status, refusal(why)));
        for (String status : new String[] {"429", "503"}) {
            Objects.requireNonNull(refusals.get("Refused-" + status))
                    .addHeaderObject(
                            "Retry-After",
                            new Header()
                                    .description("Seconds to wait")
                                    .schema(new IntegerSchema()));
        }
        return refusals;
    }

    private static ApiResponse refusal(String why) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description(why)
                .content(new Content().addMediaType(PROBLEM, new MediaType().schema(problem)));
    }
}
