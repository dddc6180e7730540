package dev.storeys.user.throttle;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** So many passwords were wrong that no more are looked at for a while. */
class TooManyFailedLogins extends Refusal {

    TooManyFailedLogins(Duration wait) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-failed-logins",
                "Too many attempts to sign in have failed. Try again later.");
        retryAfter(wait);
    }
}
