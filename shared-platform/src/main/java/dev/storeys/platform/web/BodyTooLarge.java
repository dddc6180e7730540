package dev.storeys.platform.web;

import org.springframework.http.HttpStatus;

/** The body is larger than any call of the API needs: 413. */
final class BodyTooLarge extends Refusal {

    BodyTooLarge(long bytes) {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "body-too-large",
                "A request body may have " + bytes + " bytes at most.");
    }
}
