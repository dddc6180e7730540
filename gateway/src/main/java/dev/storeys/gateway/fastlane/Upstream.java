package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Backend;
import dev.storeys.gateway.overload.Deadlines;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.client.HttpClientRequest;
import reactor.netty.http.client.HttpClientResponse;

/** Sends requests on, with the timeouts and the pool of connections that the chain has. */
final class Upstream {

    private final HttpClient client;
    private final Map<Backend, HttpClient> clients = new ConcurrentHashMap<>();

    private final Deadlines deadlines;

    Upstream(HttpClient client, Deadlines deadlines) {
        this.client = client;
        this.deadlines = deadlines;
    }

    ResponseReceiver<?> send(Course course) {
        return clients.computeIfAbsent(course.attempt().backend(), this::clientOf)
                .request(course.request().method())
                .uri(course.request().uri())
                .send((request, out) -> send(course, request, out));
    }

    /** The timeout is for the head of an answer; events may be far apart. */
    static void letTheRestTakeItsTime(HttpClientResponse answer) {
        if (answer instanceof Connection connection) {
            connection.removeHandler(NettyPipeline.ResponseTimeoutHandler);
        }
    }

    private HttpClient clientOf(Backend backend) {
        return client.baseUrl(backend.url().toString());
    }

    private Publisher<Void> send(Course course, HttpClientRequest request, NettyOutbound out) {
        HttpHeaders fromClient = course.request().requestHeaders();
        HttpHeaders forService = request.requestHeaders();
        // The client library's own words stand only where the caller has none.
        for (var name : new CharSequence[] {HttpHeaderNames.USER_AGENT, HttpHeaderNames.ACCEPT}) {
            if (fromClient.contains(name)) {
                forService.remove(name);
            }
        }
        Headers.forService(fromClient, forService, course);
        forService.set(Deadlines.HEADER, deadlines.next());
        course.sent();
        return course.body().isReadable() ? out.sendObject(course.body().retainedDuplicate()) : out;
    }
}
