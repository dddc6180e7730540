package dev.storeys.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens that were found good, until they expire or their session ends. Checking a signature costs
 * more than all the rest of a request. They are known by their hashes, so that this memory is worth
 * nothing to a thief.
 */
public final class TokenMemory implements ReactiveJwtDecoder {

    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final SessionWatch sessions;
    private final Cache<ByteBuffer, Jwt> good =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfter(Expiry.creating((ByteBuffer _, Jwt token) -> lifeOf(token)))
                    .executor(Runnable::run)
                    .build();

    TokenMemory(ReactiveJwtDecoder decoder, SessionWatch sessions) {
        this.decoder = decoder;
        this.sessions = sessions;
    }

    private static Duration lifeOf(Jwt token) {
        Instant end = token.getExpiresAt();
        Duration life = end == null ? Duration.ZERO : Duration.between(Instant.now(), end);
        return life.isNegative() ? Duration.ZERO : life;
    }

    /** The token, if it is known without waiting that it is good. */
    public @Nullable Jwt remembered(String token) {
        Jwt known = good.getIfPresent(hash(token));
        return known != null && sessions.goesOn(session(known)) ? known : null;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        ByteBuffer hash = hash(token);
        Jwt known = good.getIfPresent(hash);
        Mono<Jwt> checked =
                known == null
                        ? decoder.decode(token).doOnNext(jwt -> good.put(hash, jwt))
                        : Mono.just(known);
        return checked.flatMap(this::unlessEnded);
    }

    private Mono<Jwt> unlessEnded(Jwt token) {
        return sessions.hasEnded(session(token))
                .flatMap(ended ->
                        ended
                                ? Mono.error(new BadJwtException("The session has ended"))
                                : Mono.just(token));
    }

    private static @Nullable String session(Jwt token) {
        return token.getClaimAsString("sid");
    }

    private static ByteBuffer hash(String token) {
        try {
            byte[] text = token.getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
