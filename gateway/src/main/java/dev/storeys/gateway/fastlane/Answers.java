package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Balanced;
import dev.storeys.gateway.balance.Visitor;
import dev.storeys.gateway.problem.Problems;
import io.netty.handler.codec.http.HttpHeaderNames;
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
    private static final int SMALL = 64 * 1024;

    private final Problems problems;
    private final String instance;

    Answers(Problems problems, String instance) {
        this.problems = problems;
        this.instance = instance;
    }

    /** Piece by piece, as fast as the client takes them; what is small goes out at one go. */
    Publisher<Void> pass(Course course, HttpClientResponse answer, ByteBufFlux body) {
        HttpServerResponse response = course.response().status(answer.status());
        HttpHeaders headers = response.responseHeaders();
        Headers.forClient(answer.responseHeaders(), headers);
        sign(course, headers);
        bind(course);
        int length = headers.getInt(HttpHeaderNames.CONTENT_LENGTH, Integer.MAX_VALUE);
        if (length <= SMALL) {
            return response.send(body.aggregate().retain());
        }
        return response.send(body.retain(), _ -> true);
    }

    /** Instead of an answer that did not come, or whose first byte did not. */
    Mono<Void> refuse(Course course, Throwable failure) {
        Problems.Written written =
                problems.written(
                        failure,
                        Traces.id(course.passage().traceparent()),
                        course.request().fullPath());
        HttpHeaders headers = course.response().responseHeaders().clear();
        written.headers().forEach(headers::set);
        sign(course, headers);
        course.status().set(written.status());
        return course.response()
                .status(written.status())
                .sendString(Mono.just(written.body()))
                .then();
    }

    private void sign(Course course, HttpHeaders headers) {
        if (!headers.contains(SERVED_BY)) {
            headers.set(SERVED_BY, instance);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        if (course.passage().ruling() != null) {
            course.passage().ruling().tell(headers::set);
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
