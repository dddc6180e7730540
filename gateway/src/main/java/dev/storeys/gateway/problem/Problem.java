package dev.storeys.gateway.problem;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A refusal as the client sees it; {@code slug} is the stable end of its type. */
record Problem(HttpStatus status, String slug, String detail) {

    static final String CONTENT_TYPE = "application/problem+json";

    /** A problem whose type follows from its status. */
    static Problem of(HttpStatus status, String detail) {
        String slug = status.getReasonPhrase().toLowerCase(Locale.ROOT);
        return new Problem(status, slug.replaceAll("[^a-z]+", "-"), detail);
    }

    /** A service that does not answer: the client may try again shortly. */
    static Problem unavailable() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "This part of the shop does not answer; please try again in a moment.");
    }

    Map<String, Object> body(String traceId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:storeys:problem:" + slug);
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("traceId", traceId);
        return body;
    }
}
