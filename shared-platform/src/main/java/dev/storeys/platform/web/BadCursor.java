package dev.storeys.platform.web;

import org.springframework.http.HttpStatus;

/** The cursor is none that this list gave out: 400. */
public final class BadCursor extends Refusal {

    /** Says to start from the first page. */
    public BadCursor() {
        super(
                HttpStatus.BAD_REQUEST,
                "bad-cursor",
                "The cursor does not belong to this list; start again without one.");
    }
}
