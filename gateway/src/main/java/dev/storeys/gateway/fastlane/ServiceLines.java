package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Backend;
import dev.storeys.gateway.consistency.RecentWrites;
import dev.storeys.gateway.overload.Deadlines;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open connections to instances. Each event loop has its own, so that a request stays on the loop
 * of its client: no thread waits for another, and nothing is locked.
 */
final class ServiceLines {

    private static final int HTTP_PORT = 80;

    private final FastThreadLocal<Map<Backend, Deque<ServiceLine>>> idle =
            new FastThreadLocal<>() {
                @Override
                protected Map<Backend, Deque<ServiceLine>> initialValue() {
                    return new HashMap<>();
                }
            };

    private final AddressResolverGroup<InetSocketAddress> resolver;
    private final Deadlines deadlines;
    private final RecentWrites writes;
    private final Times times;

    ServiceLines(
            AddressResolverGroup<InetSocketAddress> resolver,
            Deadlines deadlines,
            RecentWrites writes,
            Times times) {
        this.resolver = resolver;
        this.deadlines = deadlines;
        this.writes = writes;
        this.times = times;
    }

    Times times() {
        return times;
    }

    /** Sends it over an open connection, or opens one on the loop of the client. */
    void send(Course course, Channel client) {
        ServiceLine open = take(course.backend());
        if (open == null) {
            open(course, client);
        } else {
            open.send(course, message(course));
        }
    }

    /** The one used last, so that the others may grow old. */
    private @Nullable ServiceLine take(Backend backend) {
        Deque<ServiceLine> lines = idle.get().get(backend);
        if (lines == null) {
            return null;
        }
        ServiceLine last = lines.pollLast();
        while (last != null && !last.isUsable()) {
            last = lines.pollLast();
        }
        return last;
    }

    private void open(Course course, Channel client) {
        Backend backend = course.backend();
        URI url = backend.url();
        ServiceLine line = new ServiceLine(this, backend);
        var _ =
                new Bootstrap()
                        .group(client.eventLoop())
                        .channel(client.getClass())
                        .resolver(resolver)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                (int) times.connect().toMillis())
                        .handler(initializer(line))
                        .connect(url.getHost(), url.getPort() < 0 ? HTTP_PORT : url.getPort())
                        .addListener((ChannelFuture done) -> opened(done, line, course));
    }

    private static ChannelInitializer<Channel> initializer(ServiceLine line) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                var _ = channel.pipeline().addLast(new HttpClientCodec(), line);
            }
        };
    }

    private void opened(ChannelFuture done, ServiceLine line, Course course) {
        if (course.isOver()) {
            if (done.isSuccess()) {
                free(line);
            }
        } else if (done.isSuccess()) {
            line.send(course, message(course));
        } else {
            course.failed(done.cause());
        }
    }

    /** It may be used again. */
    void free(ServiceLine line) {
        idle.get().computeIfAbsent(line.backend(), _ -> new ArrayDeque<>()).addLast(line);
    }

    /** It is closed. */
    void forget(ServiceLine line) {
        Deque<ServiceLine> lines = idle.get().get(line.backend());
        if (lines != null) {
            lines.remove(line);
        }
    }

    private FullHttpRequest message(Course course) {
        Request request = course.exchange().request();
        HttpHeaders headers = Headers.unchecked();
        Headers.forService(request.headers(), headers, course.exchange());
        headers.set(HttpHeaderNames.HOST, course.backend().id());
        headers.set(Deadlines.HEADER, deadlines.next());
        String told =
                writes.tell(course.exchange().passage().user(), headers.get(RecentWrites.HEADER));
        if (told != null) {
            headers.set(RecentWrites.HEADER, told);
        }
        return new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                request.method(),
                request.uri(),
                course.body().retainedDuplicate(),
                headers,
                EmptyHttpHeaders.INSTANCE);
    }
}
