package dev.storeys.notification.live;

import dev.storeys.platform.web.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A customer's own notifications as they come. */
@Tag(name = "Notifications")
@RestController
class LiveNotificationController {

    private final LiveStreams streams;

    LiveNotificationController(LiveStreams streams) {
        this.streams = streams;
    }

    @Operation(
            summary = "The own notifications as they come; or, asked for as JSON, the newest first")
    @GetMapping(path = "/api/v1/notifications", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> follow(
            Caller caller,
            JwtAuthenticationToken token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable UUID lastSeen,
            HttpServletRequest request) {
        // A stream of a quarter of an hour is no slow answer of the list.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(seen -> seen.setPathPattern("/api/v1/notifications (stream)"));
        SseEmitter stream = streams.open(caller.id(), lastSeen, token.getToken().getExpiresAt());
        return ResponseEntity.ok()
                // Proxies that collect answers shall pass this one on as it comes.
                .header("X-Accel-Buffering", "no")
                .body(stream);
    }
}
