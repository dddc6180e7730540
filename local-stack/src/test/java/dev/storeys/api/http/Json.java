package dev.storeys.api.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as plain as it goes: maps and lists out, trees in. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** The text of {@code value}. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The tree in {@code text}. */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** A value as a tree. */
    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The tree in {@code bytes}. */
    public static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }
}
