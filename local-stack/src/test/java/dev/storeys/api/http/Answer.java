package dev.storeys.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer of the shop.
 *
 * @param request what was asked, for messages
 * @param headers by lower-case name
 */
public record Answer(String request, int status, Map<String, List<String>> headers, byte[] body) {

    /** What must not leave the shop: names of classes, stack traces, SQL. */
    private static final String[] INTERNALS = {
        "Exception",
        "\tat ",
        "dev.storeys.",
        "java.lang.",
        "java.util.",
        "org.springframework",
        "org.postgresql",
        "org.hibernate",
        "tools.jackson",
        "com.fasterxml",
        "SQL",
        "SELECT ",
        "INSERT ",
        "UPDATE ",
        "violates",
        "relation \""
    };

    /** Fails unless the status is this one. */
    public Answer mustBe(int expected) {
        assertThat(status).as(this::toString).isEqualTo(expected);
        return this;
    }

    /** Fails unless it is a well-formed problem of this status and type. */
    public Answer mustBeProblem(int expected, String type) {
        mustBeProblem(expected);
        assertThat(text("/type")).as(this::toString).isEqualTo("urn:storeys:problem:" + type);
        return this;
    }

    /** Fails unless it is a well-formed problem of this status. */
    public Answer mustBeProblem(int expected) {
        mustBe(expected);
        mustBeProblem();
        return this;
    }

    /** Fails unless the client was told, as a well-formed problem, that it made a mistake. */
    public Answer mustBeRefused() {
        assertThat(status).as(this::toString).isBetween(400, 499);
        mustBeProblem();
        return this;
    }

    /** Fails if the shop made a mistake, or told about its insides. */
    public Answer mustNotFail() {
        assertThat(status).as(this::toString).isLessThan(500);
        assertThat(words()).as(this::toString).doesNotContain(INTERNALS);
        return this;
    }

    private void mustBeProblem() {
        assertThat(header("content-type"))
                .as(this::toString)
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(words()).as(this::toString).doesNotContain(INTERNALS);
        JsonNode problem = json();
        assertThat(problem.path("type").asString())
                .as(this::toString)
                .startsWith("urn:storeys:problem:");
        assertThat(problem.path("title").asString()).as(this::toString).isNotBlank();
        assertThat(problem.path("status").asInt()).as(this::toString).isEqualTo(status);
        assertThat(problem.path("traceId").asString()).as(this::toString).isNotBlank();
    }

    /** Without cursors, whose letters are as good as random and may spell anything. */
    private String words() {
        return text().replaceAll("\"next\"\\s*:\\s*\"[^\"]*\"", "");
    }

    /** The body as a tree. */
    public JsonNode json() {
        try {
            return Json.read(body);
        } catch (RuntimeException noJson) {
            throw new AssertionError("No JSON: " + this, noJson);
        }
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The string at a JSON pointer, or null. */
    public @Nullable String text(String pointer) {
        JsonNode value = json().at(pointer);
        return value.isString() ? value.stringValue() : null;
    }

    /** The integer at a JSON pointer. */
    public long number(String pointer) {
        JsonNode value = json().at(pointer);
        assertThat(value.isIntegralNumber())
                .as(() -> "an integer at " + pointer + " in " + this)
                .isTrue();
        return value.longValue();
    }

    /** The first header of that name, in any case. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    @Override
    public String toString() {
        String text = text();
        return "%s -> %d %s %s"
                .formatted(
                        request,
                        status,
                        header("content-type").orElse(""),
                        text.length() > 1_000 ? text.substring(0, 1_000) + "…" : text);
    }
}
