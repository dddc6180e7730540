package dev.storeys.gateway.overload;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** One request's time in a pool, and what its end says of the pool. */
public final class Stay {

    private static final int UNAVAILABLE = 503;

    private final Permit permit;
    private final long slow;
    private final long begin = System.nanoTime();

    /** Begins now. */
    Stay(Permit permit, Duration slow) {
        this.permit = permit;
        this.slow = slow.toNanos();
    }

    /** The head of the answer is here. A service's own 503 comes fast, but not for its speed. */
    public void answered(int status) {
        if (status == UNAVAILABLE) {
            permit.dropped();
        } else {
            permit.succeeded();
        }
    }

    /** There is no answer: in time, or at all, which says nothing of how much there is to do. */
    public void failed(Throwable failure) {
        if (isLateness(failure)) {
            permit.dropped();
        } else {
            permit.ignored();
        }
    }

    /** The client is gone. If it has waited long, that is how slow the pool is, or slower. */
    public void left() {
        if (System.nanoTime() - begin > slow) {
            permit.succeeded();
        } else {
            permit.ignored();
        }
    }

    private static boolean isLateness(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof io.netty.handler.timeout.TimeoutException
                || (failure instanceof ErrorResponse refusal
                        && refusal.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT));
    }
}
