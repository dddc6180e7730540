package dev.storeys.gateway.limit;

import dev.storeys.gateway.limit.Limits.Caller;
import dev.storeys.gateway.redis.RedisLink;
import io.github.bucket4j.distributed.AsyncVerboseBucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Agrees with the other gateways about what is left, a few times a second and never while a request
 * waits: a limit that asks Redis for each request costs more than many a request.
 */
final class SharedLimits implements DisposableBean {

    /** A bucket that nobody needs goes from Redis when it is full again, and a little later. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    private final Limits limits;
    private final RedisLink redis;
    private final Disposable flushes;
    private @Nullable AsyncProxyManager<String> buckets;

    SharedLimits(Limits limits, RedisLink redis, Duration pause) {
        this.limits = limits;
        this.redis = redis;
        limits.noteActive();
        this.flushes =
                Flux.interval(pause)
                        // A flush that takes longer than the pause must not queue up more of them.
                        .onBackpressureDrop()
                        .subscribe(_ -> flush());
    }

    private void flush() {
        StatefulRedisConnection<String, byte[]> connection = redis.connection();
        if (connection == null) {
            limits.takeActive().forEach(caller -> limits.meter(caller).notShared());
            return;
        }
        // The link keeps its connection, so these are made once.
        AsyncProxyManager<String> known = buckets == null ? buckets(connection) : buckets;
        buckets = known;
        limits.takeActive().forEach(caller -> share(caller, known));
    }

    private static AsyncProxyManager<String> buckets(
            StatefulRedisConnection<String, byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(LINGER))
                .build()
                .asAsync();
    }

    private void share(Caller caller, AsyncProxyManager<String> known) {
        Meter meter = limits.meter(caller);
        if (meter.isSharing()) {
            limits.stillActive(caller);
            return;
        }
        AsyncVerboseBucket shared =
                known.builder()
                        .build(caller.key(), () -> CompletableFuture.completedFuture(meter.rule()))
                        .asVerbose();
        long told = meter.share();
        Mono.fromCompletionStage(() -> shared.consumeIgnoringRateLimits(told))
                .subscribe(
                        answer -> meter.shared(answer.getState().getAvailableTokens()),
                        _ -> meter.notShared());
    }

    @Override
    public void destroy() {
        flushes.dispose();
    }
}
