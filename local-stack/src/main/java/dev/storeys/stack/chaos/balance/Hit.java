package dev.storeys.stack.chaos.balance;

import java.time.Duration;
import java.time.Instant;

/**
 * One request of an open stream of them.
 *
 * @param due when it was to be sent, whatever kept it
 * @param took from then until its answer
 * @param status of the answer; 0 if there was none
 * @param servedBy the instance that answered; empty if nobody said so
 */
public record Hit(Instant due, Duration took, int status, String servedBy) {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    boolean failed() {
        return status == 0 || status >= SERVER_ERROR || status == TOO_MANY;
    }
}
