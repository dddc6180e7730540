package dev.storeys.stack.chaos.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * One request of an open stream of them.
 *
 * @param due when it was to be sent, whatever kept it
 * @param took from then until its answer
 */
public record Visit(Route route, Instant due, Duration took, Reply reply) {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;

    public boolean failed() {
        return reply.status() == 0 || reply.status() >= SERVER_ERROR || reply.status() == TOO_MANY;
    }

    public boolean served() {
        return reply.isGood();
    }

    public boolean refused() {
        return reply.isUnavailable();
    }
}
