package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Balanced;
import dev.storeys.gateway.balance.Visitor;
import dev.storeys.gateway.browser.BrowserHeaders;
import dev.storeys.gateway.fastlane.Course.Exchange;
import dev.storeys.gateway.limit.Ruling;
import dev.storeys.gateway.problem.Problems;
import dev.storeys.gateway.problem.RequestIds;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerResponse;

/** Answers of services on their way to clients, and those that the gateway gives in their place. */
final class Answers {

    private static final String SERVED_BY = "X-Served-By";

    private final Problems problems;
    private final String instance;
    private final Timings timings;

    Answers(Problems problems, String instance, Timings timings) {
        this.problems = problems;
        this.instance = instance;
        this.timings = timings;
    }

    /** Piece by piece, as fast as the client takes them, and events at once. */
    Publisher<Void> pass(Course course, HttpClientResponse answer, ByteBufFlux body) {
        HttpServerResponse response = course.response().status(answer.status());
        HttpHeaders headers = response.responseHeaders();
        Headers.forClient(answer.responseHeaders(), headers);
        sign(course.exchange(), headers);
        bind(course);
        boolean stream = course.isStream();
        return response.send(body.retain(), _ -> stream);
    }

    /** The last byte is out. */
    void passed(Course course) {
        timings.record(course.exchange(), course.status().get(), course.isStream(), "none");
    }

    /** Instead of an answer that did not come, or whose first byte did not. */
    Mono<Void> refuse(Exchange exchange, Throwable failure) {
        Problems.Written written =
                problems.written(
                        failure,
                        Traces.id(exchange.passage().traceparent()),
                        exchange.request().fullPath());
        HttpHeaders headers = exchange.response().responseHeaders().clear();
        written.headers().forEach(headers::set);
        sign(exchange, headers);
        String exception = failure.getClass().getSimpleName();
        return exchange.response()
                .status(written.status())
                .sendString(Mono.just(written.body()))
                .then()
                .doFinally(_ -> timings.record(exchange, written.status(), false, exception));
    }

    private void sign(Exchange exchange, HttpHeaders headers) {
        if (!headers.contains(SERVED_BY)) {
            headers.set(SERVED_BY, instance);
        }
        BrowserHeaders.tell(exchange.request().scheme(), headers::set);
        String id = exchange.request().requestHeaders().get(RequestIds.HEADER);
        if (id != null) {
            headers.set(RequestIds.HEADER, id);
        } else if (!headers.contains(RequestIds.HEADER)) {
            headers.set(RequestIds.HEADER, Traces.id(exchange.passage().traceparent()));
        }
        Ruling ruling = exchange.passage().ruling();
        if (ruling != null) {
            ruling.tell(headers::set);
        }
    }

    private static void bind(Course course) {
        Visitor visitor = course.passage().visitor();
        String mark = course.attempt().backend().mark();
        if (course.passage().pool().isSticky() && !mark.equals(visitor.mark())) {
            DefaultCookie cookie = new DefaultCookie(Balanced.COOKIE, mark);
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.Lax);
            cookie.setSecure("https".equals(course.request().scheme()));
            var _ = course.response().addCookie(cookie);
        }
    }
}
