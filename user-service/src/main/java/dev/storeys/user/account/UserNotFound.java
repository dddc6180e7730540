package dev.storeys.user.account;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** There is no such user, or none any more. */
class UserNotFound extends Refusal {

    UserNotFound() {
        super(HttpStatus.NOT_FOUND, "user-not-found", "There is no such user.");
    }
}
