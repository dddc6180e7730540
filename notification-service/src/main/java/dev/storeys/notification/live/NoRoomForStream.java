package dev.storeys.notification.live;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** This process has as many streams as it can take, or is about to end. */
final class NoRoomForStream extends Refusal {

    NoRoomForStream(Duration pause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "no-room-for-stream",
                "Notifications cannot be streamed at the moment; the list is there as ever.");
        retryAfter(pause);
    }
}
