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
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Tokens that were found good, until they expire. Checking a signature costs more than all the rest
 * of a request. They are known by their hashes, so that this memory is worth nothing to a thief.
 */
public final class TokenMemory implements ReactiveJwtDecoder {

    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final Cache<ByteBuffer, Jwt> good =
            Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfter(Expiry.creating((ByteBuffer _, Jwt token) -> lifeOf(token)))
                    .executor(Runnable::run)
                    .build();

    TokenMemory(ReactiveJwtDecoder decoder) {
        this.decoder = decoder;
    }

    private static Duration lifeOf(Jwt token) {
        Instant end = token.getExpiresAt();
        Duration life = end == null ? Duration.ZERO : Duration.between(Instant.now(), end);
        return life.isNegative() ? Duration.ZERO : life;
    }

    /** The token, if it was found good before and still is. */
    public @Nullable Jwt remembered(String token) {
        return good.getIfPresent(hash(token));
    }

    @Override
    public Mono<Jwt> decode(String token) {
        ByteBuffer hash = hash(token);
        Jwt known = good.getIfPresent(hash);
        return known == null
                ? decoder.decode(token).doOnNext(checked -> good.put(hash, checked))
                : Mono.just(known);
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
