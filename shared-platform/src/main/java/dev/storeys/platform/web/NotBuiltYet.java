package dev.storeys.platform.web;

import org.springframework.http.HttpStatus;

/** The API has this call, this version does not: 501. */
public final class NotBuiltYet extends Refusal {

    /** Names the feature that is missing. */
    public NotBuiltYet(String feature) {
        super(HttpStatus.NOT_IMPLEMENTED, "not-built-yet", "Not built yet: " + feature);
    }
}
