package dev.storeys.platform.web;

import org.springframework.http.HttpStatus;

/** A page from elsewhere asks whether it may call the shop, and may not: 403. */
final class ForeignOrigin extends Refusal {

    ForeignOrigin() {
        super(
                HttpStatus.FORBIDDEN,
                "foreign-origin",
                "Pages of this origin may not call the shop in this way.");
    }
}
