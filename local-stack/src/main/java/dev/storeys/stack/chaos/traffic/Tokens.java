package dev.storeys.stack.chaos.traffic;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pair that a client keeps, and since when. */
record Tokens(String access, String refresh, Instant since) {

    // A token lasts a quarter of an hour.
    private static final Duration FRESH = Duration.ofMinutes(8);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Tokens of(JsonNode pair) {
        return new Tokens(
                pair.path("accessToken").asString(),
                pair.path("refreshToken").asString(),
                Instant.now());
    }

    static Tokens of(Reply pair) {
        return of(JSON.readTree(pair.body()));
    }

    boolean isOld() {
        return since.plus(FRESH).isBefore(Instant.now());
    }
}
