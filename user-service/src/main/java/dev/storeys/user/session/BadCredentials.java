package dev.storeys.user.session;

import dev.storeys.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** The e-mail or the password is wrong; which of them is not told. */
class BadCredentials extends Refusal {

    BadCredentials() {
        super(HttpStatus.UNAUTHORIZED, "bad-credentials", "The e-mail or the password is wrong.");
    }
}
