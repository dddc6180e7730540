package dev.storeys.platform.idempotency;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a call was answered, kept for its repeats.
 *
 * @param status the HTTP status
 * @param body the JSON text, which is never written anew
 * @param location the Location header, if it had one
 */
public record Answer(int status, String body, @Nullable String location) implements Found {

    /** The same response as the first time. */
    public ResponseEntity<String> toResponse() {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (location != null) {
            response.location(URI.create(location));
        }
        return response.body(body);
    }
}
