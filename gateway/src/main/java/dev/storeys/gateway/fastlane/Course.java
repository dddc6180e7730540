package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Attempt;
import dev.storeys.gateway.balance.Attempts;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What becomes of one request that passes.
 *
 * @param status of the answer; 0 until there is one
 */
record Course(
        HttpServerRequest request,
        HttpServerResponse response,
        Passage passage,
        Attempt attempt,
        AtomicInteger status) {

    boolean hasBody() {
        String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }

    /** The whole request is out. */
    void sent() {
        passage.call().sent();
    }

    void answered(int code, HttpHeaders headers) {
        status.set(code);
        attempt.answered(code);
        passage.call().answered(code, headers.contains(HttpHeaderNames.RETRY_AFTER));
    }

    void failed(Throwable failure) {
        attempt.failed(failure);
        passage.call().failed(failure);
    }

    /** However it ended; what was counted before is not counted again. */
    void ended() {
        attempt.ended();
        passage.call().left();
    }

    /** Whether the chain may send it again: nobody has got it, or it does no harm twice. */
    boolean mayGoOn(Throwable failure) {
        if (status.get() != 0) {
            return false;
        }
        return failure instanceof ConnectException
                || (isSafe() && Attempts.isBroken(failure) && passage.pool().retries().spend());
    }

    private boolean isSafe() {
        HttpMethod method = request.method();
        return !hasBody() && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
    }
}
