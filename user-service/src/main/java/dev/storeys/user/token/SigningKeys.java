package dev.storeys.user.token;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.storeys.user.token.StoredKeys.StoredKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The keys of access tokens, kept in memory. They are read, or the first is made, before the first
 * request, and again by {@link RotateKeys}; a key id not seen before makes it look again, though
 * not often: anybody can invent key ids.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext>, SmartInitializingSingleton {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final StoredKeys stored;
    private final KeyTimes times;
    private final Duration pause;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;

    @Autowired
    SigningKeys(StoredKeys stored, TokenSettings settings) {
        this(stored, new KeyTimes(settings), PAUSE);
    }

    SigningKeys(StoredKeys stored, KeyTimes times, Duration pause) {
        this.stored = stored;
        this.times = times;
        this.pause = pause;
    }

    /** Migrations are done by now, and the web server has not started yet. */
    @Override
    public void afterSingletonsInstantiated() {
        known();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws RemoteKeySourceException {
        try {
            List<JWK> matching = selector.select(known().keys());
            return matching.isEmpty() ? selector.select(olderThan(pause).keys()) : matching;
        } catch (DataAccessException outage) {
            // Nobody knows whether the key is good, so nobody says that it is not.
            throw new RemoteKeySourceException("The signing keys cannot be read", outage);
        }
    }

    /**
     * The key to sign with: the newest that everybody has had the time to hear of. Fails rather
     * than sign by an old list, on which a key may stand that nobody takes any more.
     */
    JWK signing() {
        return olderThan(times.look()).signing(times.lead());
    }

    /** Public halves only. */
    JWKSet published() {
        return known().keys().toPublicJWKSet();
    }

    /** Reads them again. */
    void look() {
        olderThan(Duration.ZERO);
    }

    private Known known() {
        Known now = known;
        return now == null ? olderThan(Duration.ZERO) : now;
    }

    /** The list as it is, or as it is found now if it is older than that. */
    private Known olderThan(Duration age) {
        Known before = known;
        if (before != null && before.age().compareTo(age) < 0) {
            return before;
        }
        long asked = System.nanoTime();
        reading.lock();
        try {
            Known now = known;
            // Whoever waited while somebody else looked need not look himself.
            if (now == null || now.atNanos() - asked < 0) {
                long begun = System.nanoTime();
                now = new Known(read(), begun);
                known = now;
            }
            return now;
        } finally {
            reading.unlock();
        }
    }

    private List<StoredKey> read() {
        List<StoredKey> keys = stored.all();
        if (!keys.isEmpty()) {
            return keys;
        }
        stored.add(1);
        return stored.all();
    }

    /** The newest first. */
    private record Known(List<StoredKey> stored, JWKSet keys, long atNanos) {

        Known(List<StoredKey> stored, long atNanos) {
            this(stored, new JWKSet(stored.stream().<JWK>map(StoredKey::key).toList()), atNanos);
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - atNanos);
        }

        /** Before the first key of all nobody was that could sign, so it need not wait. */
        JWK signing(Duration lead) {
            Duration since = age();
            return stored.stream()
                    .filter(key -> key.age().plus(since).compareTo(lead) >= 0)
                    .findFirst()
                    .orElse(stored.getLast())
                    .key();
        }
    }
}
