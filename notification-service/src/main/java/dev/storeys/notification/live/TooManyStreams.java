package dev.storeys.notification.live;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The customer watches on as many screens as one may. */
final class TooManyStreams extends Refusal {

    TooManyStreams(int most, Duration pause) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-streams",
                "You may have " + most + " streams of notifications open at once.");
        retryAfter(pause);
    }
}
