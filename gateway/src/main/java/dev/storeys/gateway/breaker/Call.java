package dev.storeys.gateway.breaker;

import dev.storeys.gateway.problem.Refusal;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.netty.util.Timeout;
import io.netty.util.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponse;

/**
 * One call that a breaker has permitted. It is counted once: when its answer begins, when it fails,
 * or when it is late, whichever comes first. A late call goes on, but nobody else has to find out
 * by waiting as long as it does.
 */
public final class Call {

    private static final int BAD_GATEWAY = 502;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;

    private final CircuitBreaker breaker;
    private final Duration slow;
    private final long begin = System.nanoTime();
    private final AtomicBoolean counted = new AtomicBoolean();
    private final AtomicBoolean sent = new AtomicBoolean();
    private final Timer alarms;
    private volatile @Nullable Timeout alarm;

    Call(CircuitBreaker breaker, Duration slow, Timer alarms) {
        this.breaker = breaker;
        this.slow = slow;
        this.alarms = alarms;
    }

    /** The request is out. A client that sends slowly does not make the service slow. */
    public void sent() {
        if (sent.compareAndSet(false, true) && !counted.get()) {
            // One that is counted meanwhile lets it ring for nothing.
            alarm = alarms.newTimeout(_ -> late(), slow.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void late() {
        count(() -> fail(new TimeoutException("No answer within " + slow)));
    }

    /**
     * The head of the answer is here.
     *
     * @param comeAgain whether it says when to come again
     */
    public void answered(int status, boolean comeAgain) {
        count(() -> {
            if (isSilence(status, comeAgain)) {
                fail(new IllegalStateException("Answered " + status));
            } else {
                breaker.onSuccess(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            }
        });
    }

    /** There is no answer. */
    public void failed(Throwable failure) {
        count(() -> {
            if (isOfTheClient(failure)) {
                breaker.releasePermission();
            } else {
                fail(failure);
            }
        });
    }

    /** Nobody waits for it any more. */
    public void left() {
        count(breaker::releasePermission);
    }

    private void fail(Throwable failure) {
        breaker.onError(System.nanoTime() - begin, TimeUnit.NANOSECONDS, failure);
    }

    private void count(Runnable outcome) {
        if (counted.compareAndSet(false, true)) {
            Timeout set = alarm;
            if (set != null) {
                set.cancel();
            }
            outcome.run();
        }
    }

    /**
     * Whether somebody on the way says that the service does not answer. A 500 does not count: one
     * defect that anybody can provoke must not close the whole route. Nor does a service's own 503,
     * which says when to come again: it lives, and has its reasons for this request only.
     */
    private static boolean isSilence(int status, boolean comeAgain) {
        return status == BAD_GATEWAY
                || status == GATEWAY_TIMEOUT
                || (status == SERVICE_UNAVAILABLE && !comeAgain);
    }

    /** Such as a body that is too large or too slow; it says nothing of the service. */
    private static boolean isOfTheClient(Throwable failure) {
        return failure instanceof Refusal
                || (failure instanceof ErrorResponse refusal
                        && !refusal.getStatusCode().is5xxServerError());
    }
}
