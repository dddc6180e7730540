package dev.storeys.user.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionCommands;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ValueOperations;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The sessions as all instances know them: {@code session:ID} holds the user's id, or the word
 * {@code ended}. A key that is missing (Redis has restarted, or nobody came for an hour) is asked
 * of the table and written again. While Redis does not answer the table decides alone.
 *
 * <p>Only the first to write a key that is missing writes it, and only an end overwrites: so a late
 * word that a session is open cannot undo its end. What this process has heard of an end it keeps
 * by itself, so that a Redis which was away cannot contradict it.
 */
final class SessionsInRedis implements OpenSessions {

    private static final Logger log = LoggerFactory.getLogger(SessionsInRedis.class);

    private static final String ENDED = "ended";
    private static final int MOST = 100_000;

    private final StringRedisTemplate redis;
    private final ValueOperations<String, String> values;
    private final CircuitBreaker breaker;
    private final SessionTable table;
    private final Cache<UUID, Boolean> ended =
            Caffeine.newBuilder().expireAfterWrite(LONGEST_TOKEN).maximumSize(MOST).build();
    private final AtomicBoolean connecting = new AtomicBoolean();
    private volatile boolean connected;

    SessionsInRedis(StringRedisTemplate redis, CircuitBreaker breaker, SessionTable table) {
        this.redis = redis;
        this.values = redis.opsForValue();
        this.breaker = breaker;
        this.table = table;
    }

    static String key(UUID session) {
        return "session:" + session;
    }

    /**
     * Connects for the first time, in the background: whoever needs the connection would wait for
     * it, one after the other. Lettuce itself sees to it that a lost one comes back.
     */
    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.SECONDS)
    void connect() {
        if (connected || !connecting.compareAndSet(false, true)) {
            return;
        }
        try {
            redis.execute(RedisConnectionCommands::ping, false);
            connected = true;
        } catch (RuntimeException unreachable) {
            log.debug("No connection to Redis yet: {}", unreachable.toString());
        } finally {
            connecting.set(false);
        }
    }

    @Override
    public void open(UUID session, UUID user) {
        writeIfMissing(session, user.toString());
    }

    @Override
    public boolean isOpen(UUID session) {
        if (ended.getIfPresent(session) != null) {
            return false;
        }
        String known;
        try {
            known = ask(() -> values.getAndExpire(key(session), IDLE));
        } catch (RuntimeException unreachable) {
            return table.userOf(session).isPresent();
        }
        return known == null ? isOpenByTable(session) : !known.equals(ENDED);
    }

    private boolean isOpenByTable(UUID session) {
        Optional<UUID> user = table.userOf(session);
        writeIfMissing(session, user.map(UUID::toString).orElse(ENDED));
        return user.isPresent();
    }

    private void writeIfMissing(UUID session, String value) {
        try {
            ask(() -> values.setIfAbsent(key(session), value, IDLE));
        } catch (RuntimeException unreachable) {
            log.debug("Not written, so the table will be asked: {}", unreachable.toString());
        }
    }

    @Override
    public void end(Collection<UUID> sessions) {
        sessions.forEach(session -> ended.put(session, true));
        for (UUID session : sessions) {
            ask(() -> {
                values.set(key(session), ENDED, IDLE);
                return null;
            });
        }
    }

    private <T extends @Nullable Object> T ask(Supplier<T> question) {
        if (!connected) {
            throw new IllegalStateException("There is no connection to Redis yet");
        }
        return breaker.executeSupplier(question);
    }
}
