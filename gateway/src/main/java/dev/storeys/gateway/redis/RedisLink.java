package dev.storeys.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;

/** One connection that is made when Redis is there, and made again after it was not. */
public final class RedisLink implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);

    /** Whoever waits longer is better off without Redis. */
    private static final Duration TIMEOUT = Duration.ofMillis(100);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final RedisClient client;
    private final RedisURI address;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private boolean connecting;
    private boolean told;
    private long nextAttempt = System.nanoTime();

    /** Does not connect yet: nobody waits for Redis to start. */
    public RedisLink(String url) {
        this(url, TIMEOUT);
    }

    /**
     * A link with a patience of its own.
     *
     * @param timeout after which a command is given up
     */
    public RedisLink(String url, Duration timeout) {
        address = RedisURI.create(url);
        address.setTimeout(timeout);
        client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                        .timeoutOptions(TimeoutOptions.enabled(timeout))
                        .socketOptions(sockets())
                        .build());
    }

    /**
     * A host that is gone without a word is noticed after seconds instead of a quarter of an hour.
     */
    private static SocketOptions sockets() {
        return SocketOptions.builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .keepAlive(
                        KeepAliveOptions.builder()
                                .enable()
                                .idle(SILENCE)
                                .interval(Duration.ofSeconds(1))
                                .count(3)
                                .build())
                .tcpUserTimeout(
                        TcpUserTimeoutOptions.builder().enable().tcpUserTimeout(SILENCE).build())
                .build();
    }

    /** The connection, if there is one at the moment. */
    public @Nullable StatefulRedisConnection<String, byte[]> connection() {
        StatefulRedisConnection<String, byte[]> now = connection;
        if (now == null) {
            connect();
            return null;
        }
        return now.isOpen() ? now : null;
    }

    private synchronized void connect() {
        if (connecting || System.nanoTime() - nextAttempt < 0) {
            return;
        }
        connecting = true;
        attempt().subscribe(made -> connected(made, null), failure -> connected(null, failure));
    }

    private Mono<StatefulRedisConnection<String, byte[]>> attempt() {
        return Mono.fromCompletionStage(() ->
                client.connectAsync(
                        RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), address));
    }

    private synchronized void connected(
            @Nullable StatefulRedisConnection<String, byte[]> made, @Nullable Throwable failure) {
        connecting = false;
        nextAttempt = System.nanoTime() + PAUSE.toNanos();
        connection = made;
        if (failure != null && !told) {
            told = true;
            log.warn(
                    "Redis does not answer; limits hold for each gateway by itself, and tokens outlive their sessions: {}",
                    failure.toString());
        }
    }

    @Override
    public void destroy() {
        client.shutdown(Duration.ZERO, TIMEOUT);
    }
}
