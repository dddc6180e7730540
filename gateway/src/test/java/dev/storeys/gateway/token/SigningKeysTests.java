package dev.storeys.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SigningKeysTests {

    private static final TokenSettings SETTINGS =
            new TokenSettings(
                    List.of(URI.create("http://localhost")),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(5));

    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger fetches = new AtomicInteger();
    private Mono<JWKSet> answer = Mono.just(set("a"));
    private final SigningKeys keys =
            new SigningKeys(
                    Mono.defer(() -> {
                        fetches.incrementAndGet();
                        return answer;
                    }),
                    SETTINGS,
                    clock::get);

    @Test
    void fetchesOnceForManyTokens() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("a")).hasSize(1);
        }
        assertThat(fetches).hasValue(1);
    }

    @Test
    void refreshesKnownKeysInTheBackground() {
        ask("a");
        clock.addAndGet(Duration.ofSeconds(61).toNanos());
        answer = Mono.just(set("a", "b"));
        ask("a");
        assertThat(ask("b")).hasSize(2);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void fetchesForUnknownKeysOnlyOnceAnInterval() {
        ask("a");
        for (int i = 0; i < 10; i++) {
            ask("made-up-" + i);
        }
        assertThat(fetches).hasValue(1);
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        answer = Mono.just(set("a", "b"));
        assertThat(ask("b")).hasSize(2);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void keepsKnownKeysThroughAnOutage() {
        ask("a");
        answer = Mono.error(new IOException("refused"));
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(ask("a")).hasSize(1);
        assertThat(ask("a")).hasSize(1);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void tellsAnOutageFromABadToken() {
        answer = Mono.error(new IOException("refused"));
        assertThatThrownBy(() -> ask("a")).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> ask("a")).isInstanceOf(KeysUnavailable.class);
        assertThat(fetches).hasValue(1);
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        answer = Mono.just(set("a"));
        assertThat(ask("a")).hasSize(1);
    }

    @Test
    void letsAllWaitForOneFetch() {
        Sinks.One<JWKSet> late = Sinks.one();
        answer = late.asMono();
        Mono<List<JWK>> first = keys.candidatesFor(token("a")).collectList().cache();
        Mono<List<JWK>> second = keys.candidatesFor(token("a")).collectList().cache();
        first.subscribe();
        second.subscribe();
        late.tryEmitValue(set("a"));
        assertThat(first.block()).hasSize(1);
        assertThat(second.block()).hasSize(1);
        assertThat(fetches).hasValue(1);
    }

    private List<JWK> ask(String keyId) {
        return keys.candidatesFor(token(keyId)).collectList().block();
    }

    private static SignedJWT token(String keyId) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();
        return new SignedJWT(header, new JWTClaimsSet.Builder().build());
    }

    private static JWKSet set(String... ids) {
        return new JWKSet(
                java.util.Arrays.stream(ids)
                        .<JWK>map(
                                id -> new OctetSequenceKey.Builder(new byte[32]).keyID(id).build())
                        .toList());
    }
}
