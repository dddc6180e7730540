package dev.storeys.gateway.limit;

import java.time.Duration;

/**
 * What a bucket says to one request.
 *
 * @param left how many more it would allow at once
 * @param until when it is full again or, after a refusal, when it would allow one
 */
record Verdict(boolean allowed, long left, Duration until) {

    /** At least one, as the field's headers count whole seconds. */
    long seconds() {
        return Math.max(1, until.plusMillis(999).toSeconds());
    }
}
