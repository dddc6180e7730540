package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Attempt;
import dev.storeys.gateway.balance.Attempts;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
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

    /** Whether it is answered by events, for as long as both sides like. */
    boolean isStream() {
        String type = response.responseHeaders().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
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

    /** There is no answer, and nobody will try again. */
    void failed(Throwable failure) {
        passage.call().failed(failure);
    }

    /** Nobody waits for it any more. */
    void left() {
        passage.call().left();
    }

    /** The same at another instance, if there is one. */
    Course again() {
        Attempt another = new Attempt(passage.backend(List.of(attempt.backend())));
        return new Course(request, response, passage, another, status);
    }

    /** Whether it does no harm twice, and was not answered. */
    boolean mayBeRepeated(Throwable failure) {
        return status.get() == 0
                && isSafe()
                && Attempts.isBroken(failure)
                && passage.pool().retries().spend();
    }

    private boolean isSafe() {
        HttpMethod method = request.method();
        return !hasBody() && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
    }
}
