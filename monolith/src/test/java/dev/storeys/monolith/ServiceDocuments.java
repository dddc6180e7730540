package dev.storeys.monolith;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of the API's document, one for each service that has any of it. */
final class ServiceDocuments {

    private static final Map<String, List<String>> TAGS =
            Map.of(
                    "user-service", List.of("Accounts", "Sessions"),
                    "product-service", List.of("Catalogue", "Reviews"),
                    "order-service", List.of("Cart", "Orders", "Coupons"),
                    "notification-service", List.of("Notifications"));

    /** The entry answers these itself. */
    private static final String OF_THE_ENTRY = "Stage";

    private static final String SCHEMAS = "/components/schemas/";

    private ServiceDocuments() {}

    static Set<String> services() {
        return TAGS.keySet();
    }

    static Path file(String service) {
        return Path.of("..", service, "src/main/resources/openapi", service + ".json");
    }

    /** The service's operations, and the schemas that they speak of. */
    static JsonNode of(String service, JsonNode whole) {
        ObjectNode part = ((ObjectNode) whole).deepCopy();
        ((ObjectNode) part.get("info")).put("title", "Storeys: " + service);
        ObjectNode paths = (ObjectNode) part.get("paths");
        for (JsonNode path : paths) {
            ((ObjectNode) path).removeIf(operation -> !isOf(service, operation));
        }
        paths.removeIf(JsonNode::isEmpty);
        dropUnused(part);
        return part;
    }

    private static boolean isOf(String service, JsonNode operation) {
        String tag = operation.at("/tags/0").asString();
        boolean known =
                tag.equals(OF_THE_ENTRY)
                        || TAGS.values().stream().anyMatch(tags -> tags.contains(tag));
        if (!known) {
            throw new AssertionError("Which service answers what is tagged '" + tag + "'?");
        }
        return TAGS.getOrDefault(service, List.of()).contains(tag);
    }

    private static void dropUnused(ObjectNode part) {
        JsonNode schemas = part.at("/components/schemas");
        Set<String> used = new HashSet<>();
        collect(part.get("paths"), schemas, used);
        collect(part.at("/components/responses"), schemas, used);
        ((ObjectNode) schemas).retain(used);
    }

    private static void collect(JsonNode node, JsonNode schemas, Set<String> used) {
        String name = schema(node.path("$ref").asString(""));
        if (!name.isEmpty() && used.add(name)) {
            collect(schemas.get(name), schemas, used);
        }
        node.forEach(child -> collect(child, schemas, used));
    }

    private static String schema(String reference) {
        int begin = reference.indexOf(SCHEMAS);
        return begin < 0 ? "" : reference.substring(begin + SCHEMAS.length());
    }
}
