package dev.storeys.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.storeys.gateway.redis.RedisLink;
import io.lettuce.core.GetExArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Whether a session has ended, by what user-service keeps in Redis as {@code session:ID}: each look
 * also makes a session last its hour from now on. What Redis does not know, or cannot say, is no
 * reason to refuse anybody: a token ends by itself within minutes.
 */
@Component
final class SessionWatch {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String ENDED = "ended";
    private static final int MOST = 100_000;

    /**
     * An ended session is dead within a second: a look is good for half, and used for all of it.
     */
    private static final long FRESH = Duration.ofMillis(500).toNanos();

    private static final long USABLE = Duration.ofSeconds(1).toNanos();

    private static final long BETWEEN_TRIES = Duration.ofMillis(200).toNanos();

    private final @Nullable RedisLink redis;
    private final Cache<String, Look> looks =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(USABLE, TimeUnit.NANOSECONDS)
                    .executor(Runnable::run)
                    .build();
    private volatile boolean blind;
    private final AtomicLong nextTry = new AtomicLong(System.nanoTime());

    private record Look(long at, boolean ended, boolean renewed) {}

    SessionWatch(ObjectProvider<RedisLink> redis) {
        this.redis = redis.getIfAvailable();
    }

    /** Whether it is known, without waiting, that the session goes on. */
    boolean goesOn(@Nullable String session) {
        if (redis == null || session == null) {
            return true;
        }
        Look look = looks.getIfPresent(session);
        if (look == null) {
            return false;
        }
        if (!look.renewed() && System.nanoTime() - look.at() > FRESH) {
            looks.put(session, new Look(look.at(), look.ended(), true));
            ask(redis, session).subscribe();
        }
        return !look.ended();
    }

    /** Whether the session has ended, once Redis has said so or a tenth of a second is over. */
    Mono<Boolean> hasEnded(@Nullable String session) {
        if (redis == null || session == null) {
            return Mono.just(false);
        }
        Look look = looks.getIfPresent(session);
        return look != null && System.nanoTime() - look.at() < FRESH
                ? Mono.just(look.ended())
                : ask(redis, session);
    }

    private Mono<Boolean> ask(RedisLink link, String session) {
        StatefulRedisConnection<String, byte[]> connection = link.connection();
        if (connection == null) {
            return Mono.just(remember(session, false));
        }
        Mono<Boolean> answer = ask(connection, session);
        if (!blind) {
            return answer;
        }
        // Who came when Redis froze has waited for all others: now and then it is asked once more.
        if (isTimeToTry()) {
            answer.subscribe();
        }
        return Mono.just(remember(session, false));
    }

    private Mono<Boolean> ask(StatefulRedisConnection<String, byte[]> connection, String session) {
        return Mono.fromCompletionStage(() ->
                        connection.async().getex("session:" + session, GetExArgs.Builder.ex(LIFE)))
                .map(value -> ENDED.equals(new String(value, StandardCharsets.US_ASCII)))
                .defaultIfEmpty(false)
                .doOnNext(_ -> blind = false)
                .onErrorResume(_ -> {
                    blind = true;
                    return Mono.just(false);
                })
                .map(ended -> remember(session, ended));
    }

    private boolean isTimeToTry() {
        long due = nextTry.get();
        long now = System.nanoTime();
        return now - due > 0 && nextTry.compareAndSet(due, now + BETWEEN_TRIES);
    }

    private boolean remember(String session, boolean ended) {
        looks.put(session, new Look(System.nanoTime(), ended, false));
        return ended;
    }
}
