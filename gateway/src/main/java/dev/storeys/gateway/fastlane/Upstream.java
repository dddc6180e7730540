package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Backend;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.client.HttpClientRequest;

/** Sends requests on, with the timeouts and the pool of connections that the chain has. */
final class Upstream {

    private final HttpClient client;
    private final Map<Backend, HttpClient> clients = new ConcurrentHashMap<>();

    Upstream(HttpClient client) {
        this.client = client;
    }

    ResponseReceiver<?> send(Course course) {
        return clients.computeIfAbsent(course.attempt().backend(), this::clientOf)
                .request(course.request().method())
                .uri(course.request().uri())
                .send((request, out) -> send(course, request, out));
    }

    private HttpClient clientOf(Backend backend) {
        return client.baseUrl(backend.url().toString());
    }

    private static Publisher<Void> send(
            Course course, HttpClientRequest request, NettyOutbound out) {
        HttpHeaders fromClient = course.request().requestHeaders();
        HttpHeaders forService = request.requestHeaders();
        // The client library's own words stand only where the caller has none.
        for (var name : new CharSequence[] {HttpHeaderNames.USER_AGENT, HttpHeaderNames.ACCEPT}) {
            if (fromClient.contains(name)) {
                forService.remove(name);
            }
        }
        Headers.forService(fromClient, forService, course);
        if (course.hasBody()) {
            return out.send(course.request().receive().retain().doOnComplete(course::sent));
        }
        course.sent();
        return out;
    }
}
