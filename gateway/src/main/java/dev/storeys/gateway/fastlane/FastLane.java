package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.fastlane.Course.Exchange;
import dev.storeys.gateway.overload.Admission;
import dev.storeys.gateway.overload.Overloaded;
import dev.storeys.gateway.overload.Stay;
import dev.storeys.gateway.overload.Uploads;
import dev.storeys.gateway.problem.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.timeout.TimeoutException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Takes plain requests straight to an instance, and leaves all others to the filter chain. */
final class FastLane implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private final Gatekeeper gatekeeper;
    private final Admission admission;
    private final Upstream upstream;
    private final Answers answers;
    private final BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> chain;

    FastLane(
            Gatekeeper gatekeeper,
            Admission admission,
            Upstream upstream,
            Answers answers,
            BiFunction<HttpServerRequest, HttpServerResponse, Mono<Void>> chain) {
        this.gatekeeper = gatekeeper;
        this.admission = admission;
        this.upstream = upstream;
        this.answers = answers;
        this.chain = chain;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        Passage passage = gatekeeper.admit(request);
        return passage == null
                ? chain.apply(request, response)
                : receive(new Exchange(request, response, passage));
    }

    private Mono<Void> receive(Exchange exchange) {
        if (!exchange.hasBody()) {
            return enter(exchange, Unpooled.EMPTY_BUFFER);
        }
        // Before it takes a place: who sends slowly must not keep others out.
        return exchange.request()
                .receive()
                .aggregate()
                .asByteArray()
                .map(Optional::of)
                .onErrorReturn(Optional.empty())
                .doOnCancel(exchange.passage().call()::left)
                .flatMap(body -> received(exchange, body));
    }

    private Mono<Void> received(Exchange exchange, Optional<byte[]> body) {
        return body.isPresent()
                ? enter(exchange, Unpooled.wrappedBuffer(body.get()))
                : turnAway(exchange, Uploads.notInTime());
    }

    private Mono<Void> enter(Exchange exchange, ByteBuf body) {
        Passage passage = exchange.passage();
        Stay stay = admission.tryEnter(passage.pool().name(), passage.priority());
        if (stay == null) {
            return turnAway(exchange, new Overloaded());
        }
        passage.pool().retries().earn();
        return pass(Course.begin(exchange, body, stay));
    }

    private Mono<Void> turnAway(Exchange exchange, Refusal refusal) {
        exchange.passage().call().left();
        return answers.refuse(exchange, refusal);
    }

    private Mono<Void> pass(Course course) {
        return upstream.send(course)
                .response((answer, body) -> {
                    course.answered(answer.status().code(), answer.responseHeaders());
                    Upstream.letTheRestTakeItsTime(answer);
                    return answers.pass(course, answer, body);
                })
                .then()
                .doOnSuccess(_ -> answers.passed(course))
                .doFinally(_ -> course.attempt().ended())
                .onErrorResume(failure -> failed(course, told(failure)))
                // Last, so that it also counts for who leaves before another attempt.
                .doOnCancel(course::left);
    }

    /** As the chain names it; Netty's own is of a family of its own. */
    private static Throwable told(Throwable failure) {
        return failure instanceof TimeoutException
                ? new java.util.concurrent.TimeoutException("No answer in time")
                : failure;
    }

    private Mono<Void> failed(Course course, Throwable failure) {
        course.attempt().failed(failure);
        if (course.response().hasSentHeaders()) {
            course.failed(failure);
            // Half an answer is out; only a broken connection can still tell the client.
            return Mono.error(failure);
        }
        return course.another(failure)
                .flatMap(may -> {
                    if (may) {
                        return pass(course.again());
                    }
                    course.failed(failure);
                    return answers.refuse(course.exchange(), failure);
                });
    }
}
