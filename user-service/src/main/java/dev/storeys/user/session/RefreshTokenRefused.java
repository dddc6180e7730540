package dev.storeys.user.session;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The refresh token is unknown, expired, used before, or of a session that has ended. */
class RefreshTokenRefused extends Refusal {

    RefreshTokenRefused() {
        super(
                HttpStatus.UNAUTHORIZED,
                "bad-refresh-token",
                "The refresh token is not good any more. Sign in again.");
    }
}
