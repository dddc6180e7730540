package dev.storeys.gateway.balance;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/** One request at one instance, which counts as running until the last byte of its answer. */
public final class Attempt {

    private static final int BAD_GATEWAY = 502;

    private final Backend backend;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Begins at once. */
    public Attempt(Backend backend) {
        this.backend = backend;
        backend.begin();
    }

    /** Where it is. */
    public Backend backend() {
        return backend;
    }

    /** The head of the answer is here; the rest of it may take its time. */
    public void answered(int status) {
        if (status == BAD_GATEWAY) {
            backend.health().failed();
        } else {
            backend.health().answered();
        }
    }

    /** There is no answer. A refusal of the gateway itself says nothing of the instance. */
    public void failed(Throwable failure) {
        if (isSilence(failure)) {
            backend.health().failed();
        }
        ended();
    }

    /** The last byte is here, or nobody waits for it any more. */
    public void ended() {
        if (ended.compareAndSet(false, true)) {
            backend.end();
        }
    }

    private static boolean isSilence(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || (failure instanceof ErrorResponse refusal
                        && refusal.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT));
    }
}
