package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Backend;
import dev.storeys.gateway.balance.Balanced;
import dev.storeys.gateway.browser.BrowserHeaders;
import dev.storeys.gateway.consistency.RecentWrites;
import dev.storeys.gateway.limit.Ruling;
import dev.storeys.gateway.problem.Problems;
import dev.storeys.gateway.problem.RequestIds;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;

/** Answers of services as clients get them, and those that the gateway gives in their place. */
final class Answers {

    private static final String SERVED_BY = "X-Served-By";

    private final Problems problems;
    private final RecentWrites writes;
    private final String instance;

    Answers(Problems problems, RecentWrites writes, String instance) {
        this.problems = problems;
        this.writes = writes;
        this.instance = instance;
    }

    /** Whether it consists of events, for as long as both sides like. */
    static boolean isStream(HttpResponse answer) {
        String type = answer.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.startsWith("text/event-stream");
    }

    /** Whether another follows for the same request. */
    static boolean isInformational(HttpResponse answer) {
        return answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    static boolean saysWhenToComeAgain(HttpResponse answer) {
        return answer.headers().contains(HttpHeaderNames.RETRY_AFTER);
    }

    /** The head of a service's answer. */
    HttpResponse passed(Exchange exchange, Backend backend, HttpResponse answer) {
        HttpHeaders headers = Headers.unchecked();
        Headers.forClient(answer.headers(), headers);
        writes.remember(exchange.passage().user(), headers.get(RecentWrites.HEADER));
        if (isOfUnknownLength(exchange.request(), answer.status(), headers)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        sign(exchange, headers);
        bind(exchange, backend, headers);
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status(), headers);
    }

    private static boolean isOfUnknownLength(
            Request request, HttpResponseStatus status, HttpHeaders headers) {
        return !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !request.method().equals(HttpMethod.HEAD)
                && !status.equals(HttpResponseStatus.NO_CONTENT)
                && !status.equals(HttpResponseStatus.NOT_MODIFIED);
    }

    /** Instead of an answer that did not come, or whose first byte did not. */
    FullHttpResponse refusal(Exchange exchange, Throwable failure) {
        Problems.Written written =
                problems.written(
                        failure,
                        Traces.id(exchange.passage().traceparent()),
                        exchange.request().path());
        HttpHeaders headers = Headers.unchecked();
        written.headers().forEach(headers::set);
        sign(exchange, headers);
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(written.status()),
                ByteBufUtil.writeUtf8(UnpooledByteBufAllocator.DEFAULT, written.body()),
                headers,
                EmptyHttpHeaders.INSTANCE);
    }

    private void sign(Exchange exchange, HttpHeaders headers) {
        Request request = exchange.request();
        if (!headers.contains(SERVED_BY)) {
            headers.set(SERVED_BY, instance);
        }
        BrowserHeaders.tell(request.scheme(), headers::set);
        String id = request.headers().get(RequestIds.HEADER);
        if (id != null) {
            headers.set(RequestIds.HEADER, id);
        } else if (!headers.contains(RequestIds.HEADER)) {
            headers.set(RequestIds.HEADER, Traces.id(exchange.passage().traceparent()));
        }
        Ruling ruling = exchange.passage().ruling();
        if (ruling != null) {
            ruling.tell(headers::set);
        }
        if (!request.wantsMore()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private static void bind(Exchange exchange, Backend backend, HttpHeaders headers) {
        Passage passage = exchange.passage();
        if (passage.pool().isSticky() && !backend.mark().equals(passage.visitor().mark())) {
            DefaultCookie cookie = new DefaultCookie(Balanced.COOKIE, backend.mark());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.Lax);
            cookie.setSecure("https".equals(exchange.request().scheme()));
            headers.add(HttpHeaderNames.SET_COOKIE, ServerCookieEncoder.STRICT.encode(cookie));
        }
    }
}
