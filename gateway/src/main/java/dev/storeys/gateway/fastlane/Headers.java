package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.client.Claims;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which headers pass, in either direction, each in one pass over them. */
final class Headers {

    /** Those of one connection, not of a message: RFC 9110, 7.6.1, and what clients send for it. */
    private static final HttpHeaders OF_A_CONNECTION =
            names(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private static final HttpHeaders NONE = names();

    private static final String BEARER = "Bearer ";
    private static final AsciiString FORWARDED_FOR = AsciiString.cached("X-Forwarded-For");
    private static final AsciiString FORWARDED_HOST = AsciiString.cached("X-Forwarded-Host");
    private static final AsciiString FORWARDED_PROTO = AsciiString.cached("X-Forwarded-Proto");
    private static final AsciiString TRACE = AsciiString.cached(Traces.HEADER);

    private Headers() {}

    /** None yet; for what was checked when it was read. */
    static HttpHeaders unchecked() {
        return DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    }

    /** Netty's own, since they compare without regard to case and without copies. */
    private static HttpHeaders names(String... names) {
        // Also what is no name, since a client may write anything into Connection.
        HttpHeaders headers = unchecked();
        for (String name : names) {
            headers.set(name, "");
        }
        return headers;
    }

    /** A client's for a service: without claims, and with the gateway's own knowledge. */
    static void forService(HttpHeaders fromClient, HttpHeaders forService, Exchange exchange) {
        HttpHeaders dropped = named(fromClient);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = fromClient.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            CharSequence name = header.getKey();
            if (passes(name, dropped) && isOfTheClient(name)) {
                forService.add(name, header.getValue());
            }
        }
        String token = forService.get(HttpHeaderNames.AUTHORIZATION);
        if (token != null && !token.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            forService.remove(HttpHeaderNames.AUTHORIZATION);
        }
        forService.set(FORWARDED_FOR, exchange.passage().address());
        forService.set(FORWARDED_HOST, fromClient.get(HttpHeaderNames.HOST));
        forService.set(FORWARDED_PROTO, exchange.request().scheme());
        forService.set(TRACE, exchange.passage().traceparent());
    }

    /** A service's for the client. */
    static void forClient(HttpHeaders fromService, HttpHeaders forClient) {
        HttpHeaders dropped = named(fromService);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = fromService.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            if (passes(header.getKey(), dropped)) {
                forClient.add(header.getKey(), header.getValue());
            }
        }
    }

    /** Neither what the gateway knows better nor a claim. */
    private static boolean isOfTheClient(CharSequence name) {
        return !HttpHeaderNames.HOST.contentEqualsIgnoreCase(name) && !Claims.include(name);
    }

    private static boolean passes(CharSequence name, HttpHeaders dropped) {
        return !OF_A_CONNECTION.contains(name) && !dropped.contains(name);
    }

    /** Those that the Connection header names. */
    private static HttpHeaders named(HttpHeaders headers) {
        List<String> values = headers.getAll(HttpHeaderNames.CONNECTION);
        if (values.isEmpty()) {
            return NONE;
        }
        return names(
                values.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(String::strip)
                        .toArray(String[]::new));
    }
}
