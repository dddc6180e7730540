package dev.storeys.api.access;

import dev.storeys.api.http.Request;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A call as the API's document names it, such as {@code GET /api/v1/orders/{id}}. */
record Operation(String method, String path) {

    static Operation of(String words) {
        String[] parts = words.split(" ", 2);
        return new Operation(parts[0], parts[1]);
    }

    /** All that the running stage's document names, and whether it says that they need a token. */
    static Map<String, Boolean> documented() {
        Map<String, Boolean> operations = new TreeMap<>();
        JsonNode paths = Request.get("/api/v1/openapi").send().mustBe(200).json().path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> call : path.getValue().properties()) {
                String method = call.getKey().toUpperCase(Locale.ROOT);
                operations.put(
                        new Operation(method, path.getKey()).toString(),
                        !call.getValue().path("security").isEmpty());
            }
        }
        return operations;
    }

    /** The request without a body; {@code thing} is what the path names. */
    Request request(String thing) {
        return Request.of(method, path(thing));
    }

    /** The path about that thing. */
    String path(String thing) {
        return path.replaceAll("\\{[^}]+}", thing);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
