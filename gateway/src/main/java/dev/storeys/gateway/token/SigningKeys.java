package dev.storeys.gateway.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The public keys of user-service, remembered. Keys in use are refreshed in the background; a token
 * that names an unknown key causes a fetch, but only one per interval, so that made-up key ids
 * cannot turn every request into two. Known keys stay good while user-service is away.
 */
final class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(1);

    private final Mono<JWKSet> source;
    private final TokenSettings settings;
    private final LongSupplier nanos;

    private volatile Known known = new Known(new JWKSet(), 0, true);
    private @Nullable Mono<Known> running;
    private long nextFetch;

    SigningKeys(Mono<JWKSet> source, TokenSettings settings, LongSupplier nanos) {
        this.source = source;
        this.settings = settings;
        this.nanos = nanos;
        this.nextFetch = nanos.getAsLong();
    }

    /** The keys that may have signed {@code token}; fails with {@link KeysUnavailable}. */
    Flux<JWK> candidatesFor(SignedJWT token) {
        String id = token.getHeader().getKeyID();
        return Mono.defer(() -> current(id)).flatMapIterable(now -> now.keys().getKeys());
    }

    private Mono<Known> current(@Nullable String id) {
        Known now = known;
        if (!now.has(id)) {
            return fetch().flatMap(fetched -> fetched.orUnavailable(id));
        }
        if (nanos.getAsLong() - now.readAt() > settings.keysMaxAge().toNanos()) {
            fetch().subscribe();
        }
        return Mono.just(now);
    }

    /** One fetch at a time, shared by all who wait for it. */
    private synchronized Mono<Known> fetch() {
        if (running != null) {
            return running;
        }
        if (nanos.getAsLong() - nextFetch < 0) {
            return Mono.just(known);
        }
        Mono<Known> fetch =
                source.map(keys -> new Known(keys, nanos.getAsLong(), false))
                        .onErrorResume(failure -> Mono.just(failed(failure)))
                        .doOnNext(this::remember)
                        .cache();
        running = fetch;
        return fetch;
    }

    private synchronized void remember(Known fetched) {
        Duration pause = settings.keysMinInterval();
        if (fetched.lastFetchFailed() && pause.compareTo(RETRY_AFTER_FAILURE) > 0) {
            pause = RETRY_AFTER_FAILURE;
        }
        known = fetched;
        running = null;
        nextFetch = nanos.getAsLong() + pause.toNanos();
    }

    private Known failed(Throwable failure) {
        log.warn("Cannot read the signing keys: {}", failure.toString());
        return new Known(known.keys(), known.readAt(), true);
    }

    private record Known(JWKSet keys, long readAt, boolean lastFetchFailed) {

        boolean has(@Nullable String id) {
            return id == null ? !keys.isEmpty() : keys.getKeyByKeyId(id) != null;
        }

        /** An outage must not look like a bad token. */
        Mono<Known> orUnavailable(@Nullable String id) {
            return lastFetchFailed && !has(id)
                    ? Mono.error(new KeysUnavailable())
                    : Mono.just(this);
        }
    }
}
