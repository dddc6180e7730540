package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Attempt;
import io.netty.handler.timeout.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Takes plain requests straight to an instance and all others to the filter chain, also those that
 * could not be sent: nothing of them is used up, and the chain knows how to go on.
 */
final class FastLane implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private final Gatekeeper gatekeeper;
    private final Upstream upstream;
    private final Answers answers;
    private final Timings timings;
    private final BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> chain;

    FastLane(
            Gatekeeper gatekeeper,
            Upstream upstream,
            Answers answers,
            Timings timings,
            BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> chain) {
        this.gatekeeper = gatekeeper;
        this.upstream = upstream;
        this.answers = answers;
        this.timings = timings;
        this.chain = chain;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        Passage passage = gatekeeper.admit(request);
        return passage == null ? chain.apply(request, response) : pass(request, response, passage);
    }

    private Mono<Void> pass(
            HttpServerRequest request, HttpServerResponse response, Passage passage) {
        passage.pool().retries().earn();
        Attempt attempt = new Attempt(passage.backend());
        Course course = new Course(request, response, passage, attempt, new AtomicInteger());
        return upstream.send(course)
                .response((answer, body) -> {
                    course.answered(answer.status().code(), answer.responseHeaders());
                    return answers.pass(course, answer, body);
                })
                .then()
                .doOnSuccess(_ -> timings.record(course, "none"))
                .doFinally(_ -> course.ended())
                .onErrorResume(failure -> failed(course, told(failure)));
    }

    /** As the chain names it; Netty's own is of a family of its own. */
    private static Throwable told(Throwable failure) {
        return failure instanceof TimeoutException
                ? new java.util.concurrent.TimeoutException("No answer in time")
                : failure;
    }

    private Mono<Void> failed(Course course, Throwable failure) {
        course.failed(failure);
        if (course.response().hasSentHeaders()) {
            // Half an answer is out; only a broken connection can still tell the client.
            return Mono.error(failure);
        }
        if (course.mayGoOn(failure)) {
            return chain.apply(course.request(), course.response());
        }
        return answers.refuse(course, failure)
                .doFinally(_ -> timings.record(course, failure.getClass().getSimpleName()));
    }
}
