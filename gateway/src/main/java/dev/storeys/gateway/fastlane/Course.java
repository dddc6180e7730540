package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Attempt;
import dev.storeys.gateway.balance.Attempts;
import dev.storeys.gateway.overload.Stay;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * What becomes of one request that is let in.
 *
 * @param body all of it; empty if there is none
 * @param stay its place in the pool
 * @param attempt the one that is under way
 * @param status of the answer; 0 until there is one
 */
record Course(
        Exchange exchange,
        ByteBuf body,
        Stay stay,
        Attempts attempts,
        Attempt attempt,
        AtomicInteger status) {

    /** Both sides of one request, and what was decided about it. */
    record Exchange(HttpServerRequest request, HttpServerResponse response, Passage passage) {

        boolean hasBody() {
            String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
            return length != null && !length.equals("0");
        }

        boolean isSafe() {
            HttpMethod method = request.method();
            return !hasBody() && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD));
        }
    }

    static Course begin(Exchange exchange, ByteBuf body, Stay stay) {
        Attempts attempts = new Attempts(exchange.passage().pool(), exchange.isSafe());
        Attempt first = attempt(exchange, attempts);
        return new Course(exchange, body, stay, attempts, first, new AtomicInteger());
    }

    /** The same once more, at another instance if there is one. */
    Course again() {
        return new Course(exchange, body, stay, attempts, attempt(exchange, attempts), status);
    }

    private static Attempt attempt(Exchange exchange, Attempts attempts) {
        return new Attempt(exchange.passage().backend(attempts.failed()));
    }

    HttpServerRequest request() {
        return exchange.request();
    }

    HttpServerResponse response() {
        return exchange.response();
    }

    Passage passage() {
        return exchange.passage();
    }

    /** Whether it is answered by events, for as long as both sides like. */
    boolean isStream() {
        String type = response().responseHeaders().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /** The whole request is out. */
    void sent() {
        passage().call().sent();
    }

    void answered(int code, HttpHeaders headers) {
        status.set(code);
        attempt.answered(code);
        stay.answered(code);
        passage().call().answered(code, headers.contains(HttpHeaderNames.RETRY_AFTER));
    }

    /** Whether it may be tried again, once that is so. */
    Mono<Boolean> another(Throwable failure) {
        return status.get() == 0
                ? attempts.another(attempt.backend(), failure).thenReturn(true).onErrorReturn(false)
                : Mono.just(false);
    }

    /** There is no answer, and nobody will try again. */
    void failed(Throwable failure) {
        stay.failed(failure);
        passage().call().failed(failure);
    }

    /** Nobody waits for it any more. */
    void left() {
        stay.left();
        passage().call().left();
    }
}
