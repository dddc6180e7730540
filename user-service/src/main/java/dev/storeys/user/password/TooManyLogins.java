package dev.storeys.user.password;

import dev.storeys.platform.web.Refusal;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** More passwords are to be hashed than this instance can do in time. */
class TooManyLogins extends Refusal {

    TooManyLogins() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-logins",
                "Too many people are signing in at this moment. Try again in a second.");
        retryAfter(Duration.ofSeconds(1));
    }
}
