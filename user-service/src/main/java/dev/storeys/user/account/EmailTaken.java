package dev.storeys.user.account;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Somebody has an account with this e-mail. */
class EmailTaken extends Refusal {

    EmailTaken() {
        super(HttpStatus.CONFLICT, "email-taken", "There is an account with this e-mail.");
    }
}
