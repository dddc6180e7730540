package dev.storeys.user.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The keys that sign access tokens, the newest first, kept in memory. They are read, or the first
 * is made, before the first request; a key id not seen before makes it look again, though not
 * often: anybody can invent key ids.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext>, SmartInitializingSingleton {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final StoredKeys stored;
    private final long pauseNanos;
    private final ReentrantLock reloading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    @Autowired
    SigningKeys(StoredKeys stored) {
        this(stored, PAUSE);
    }

    SigningKeys(StoredKeys stored, Duration pause) {
        this.stored = stored;
        this.pauseNanos = pause.toNanos();
    }

    /** Migrations are done by now, and the web server has not started yet. */
    @Override
    public void afterSingletonsInstantiated() {
        loaded();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> matching = selector.select(loaded().keys());
        return matching.isEmpty() ? selector.select(reloaded().keys()) : matching;
    }

    /** The key to sign with. */
    JWK newest() {
        return loaded().keys().getKeys().getFirst();
    }

    /** Public halves only. */
    JWKSet published() {
        return loaded().keys().toPublicJWKSet();
    }

    private Loaded loaded() {
        Loaded now = loaded;
        return now == null ? reloaded() : now;
    }

    private Loaded reloaded() {
        reloading.lock();
        try {
            Loaded now = loaded;
            if (now == null || System.nanoTime() - now.atNanos() > pauseNanos) {
                now = new Loaded(new JWKSet(load()), System.nanoTime());
                loaded = now;
            }
            return now;
        } finally {
            reloading.unlock();
        }
    }

    private List<JWK> load() {
        List<RSAKey> keys = stored.all();
        return List.copyOf(keys.isEmpty() ? stored.addFirst() : keys);
    }

    private record Loaded(JWKSet keys, long atNanos) {}
}
