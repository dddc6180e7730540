package dev.storeys.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.storeys.gateway.limit.LimitSettings.Limit;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The buckets of all callers who have asked lately. */
@Component
final class Limits {

    private final LimitSettings settings;
    private final Cache<Caller, Meter> meters;
    private final Set<Caller> active = ConcurrentHashMap.newKeySet();
    private volatile boolean noted;

    /** One caller in one class of routes. */
    record Caller(RouteClass kind, String who) {

        /** Its name in Redis. */
        String key() {
            return "limit:" + kind.word() + ":" + who;
        }
    }

    Limits(LimitSettings settings) {
        this.settings = settings;
        this.meters =
                Caffeine.newBuilder()
                        .maximumSize(settings.callers())
                        .expireAfter(Expiry.accessing((Caller caller, Meter _) -> life(caller)))
                        // On the caller's thread: an event loop must not wait for a pool.
                        .executor(Runnable::run)
                        .build();
    }

    /** After this time unused a bucket is full, and one that is forgotten is as good. */
    private Duration life(Caller caller) {
        Limit limit = settings.of(caller.kind());
        return limit.period().multipliedBy(limit.burst() / limit.rate() + 1);
    }

    /**
     * From now on somebody calls {@link #takeActive} again and again; without him the names would
     * only pile up.
     */
    void noteActive() {
        noted = true;
    }

    Verdict take(Caller caller) {
        Verdict verdict = meter(caller).take();
        if (verdict.allowed() && noted) {
            active.add(caller);
        }
        return verdict;
    }

    /** The bucket of a caller; a full one if there is none. */
    Meter meter(Caller caller) {
        return meters.get(
                caller,
                unknown -> new Meter(settings.of(unknown.kind()), TimeMeter.SYSTEM_NANOTIME));
    }

    /** Those who were allowed something since the last call. */
    Set<Caller> takeActive() {
        Set<Caller> now = Set.copyOf(active);
        active.removeAll(now);
        return now;
    }

    /** Again in the next call. */
    void stillActive(Caller caller) {
        active.add(caller);
    }
}
