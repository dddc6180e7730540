package dev.storeys.gateway.balance;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * How often one request may still be tried. What reached nobody goes to the next instance, whatever
 * its method: nothing of it has been sent, and its body has not been read. What may have arrived is
 * repeated once, if it changes nothing and its connection broke, and if the budget allows.
 */
public final class Attempts {

    private static final Duration BREATH = Duration.ofMillis(20);

    private final Pool pool;
    private final boolean safe;
    private final List<Backend> failed = new ArrayList<>();
    private boolean repeated;

    Attempts(Pool pool, ServerHttpRequest request) {
        this(pool, isSafe(request));
    }

    /**
     * None yet.
     *
     * @param safe whether the request changes nothing and has no body
     */
    public Attempts(Pool pool, boolean safe) {
        this.pool = pool;
        this.safe = safe;
    }

    private static boolean isSafe(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        boolean reads =
                HttpMethod.GET.equals(request.getMethod())
                        || HttpMethod.HEAD.equals(request.getMethod());
        return reads
                && headers.getContentLength() <= 0
                && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    /** The instances that have not answered. */
    public List<Backend> failed() {
        return failed;
    }

    /**
     * Completes when the request may be tried again, and fails with {@code failure} if it may not.
     */
    public Mono<Void> another(Backend backend, Throwable failure) {
        failed.add(backend);
        if (failure instanceof ConnectException && failed.size() < pool.backends().size()) {
            return Mono.empty();
        }
        if (safe && !repeated && isBroken(failure) && pool.retries().spend()) {
            repeated = true;
            return Mono.delay(BREATH).then();
        }
        return Mono.error(failure);
    }

    /** A connection that broke; one that is merely slow is not helped by a second request. */
    private static boolean isBroken(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof io.netty.handler.timeout.TimeoutException)
                && !(failure.getCause() instanceof TimeoutException);
    }
}
