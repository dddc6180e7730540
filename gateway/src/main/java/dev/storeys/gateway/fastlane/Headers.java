package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.client.Claims;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which headers pass, in either direction, each in one pass over them. */
final class Headers {

    /** Those of one connection, not of a message: RFC 9110, 7.6.1, and what clients send for it. */
    private static final Set<String> OF_A_CONNECTION =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private static final String BEARER = "Bearer ";

    private Headers() {}

    /** A client's for a service: without claims, and with the gateway's own knowledge. */
    static void forService(HttpHeaders fromClient, HttpHeaders forService, Exchange exchange) {
        Set<String> dropped = named(fromClient);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = fromClient.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            String name = header.getKey().toString().toLowerCase(Locale.ROOT);
            if (passes(name, dropped) && !name.equals("host") && !Claims.include(name)) {
                forService.add(header.getKey(), header.getValue());
            }
        }
        String token = forService.get(HttpHeaderNames.AUTHORIZATION);
        if (token != null && !token.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            forService.remove(HttpHeaderNames.AUTHORIZATION);
        }
        forService.set("X-Forwarded-For", exchange.passage().address());
        forService.set("X-Forwarded-Host", fromClient.get(HttpHeaderNames.HOST));
        forService.set("X-Forwarded-Proto", exchange.request().scheme());
        forService.set(Traces.HEADER, exchange.passage().traceparent());
    }

    /** A service's for the client. */
    static void forClient(HttpHeaders fromService, HttpHeaders forClient) {
        Set<String> dropped = named(fromService);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = fromService.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            if (passes(header.getKey().toString().toLowerCase(Locale.ROOT), dropped)) {
                forClient.add(header.getKey(), header.getValue());
            }
        }
    }

    private static boolean passes(String name, Set<String> dropped) {
        return !OF_A_CONNECTION.contains(name) && !dropped.contains(name);
    }

    /** Those that the Connection header names. */
    private static Set<String> named(HttpHeaders headers) {
        List<String> values = headers.getAll(HttpHeaderNames.CONNECTION);
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
