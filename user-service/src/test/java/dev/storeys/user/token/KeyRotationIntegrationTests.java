package dev.storeys.user.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.storeys.user.UserServiceTest;
import dev.storeys.user.account.Account;
import dev.storeys.user.region.Region;
import dev.storeys.user.token.StoredKeys.StoredKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Two instances and a service that keeps the keys for a while, with days as seconds: keys change
 * all the time, and every token is good at everybody until it expires.
 */
class KeyRotationIntegrationTests extends UserServiceTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(180);
    private static final int ROTATIONS = 4;
    private static final Duration PACE = Duration.ofMillis(50);

    // As the real ones: the lead is longer than lists are kept, the farewell longer than tokens
    // live.
    private static final KeyTimes TIMES =
            new KeyTimes(
                    Duration.ofMillis(8_000),
                    Duration.ofMillis(6_000),
                    Duration.ofMillis(9_000),
                    Duration.ofMillis(600));
    private static final Duration CACHE = Duration.ofMillis(1_800);
    private static final TokenSettings SETTINGS =
            new TokenSettings(Duration.ofSeconds(4), Duration.ofDays(1));
    private static final Account ADA =
            new Account(UUID.randomUUID(), "ada", false, Region.EU_WEST_1);

    @Autowired SigningKeys keys;
    @Autowired StoredKeys stored;
    @Autowired JdbcClient jdbc;

    private List<StoredKey> before;
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean ending;

    @BeforeEach
    void startWithOneKey() {
        before = stored.all();
        jdbc.sql("DELETE FROM users.signing_keys").update();
    }

    @AfterEach
    void restore() {
        jdbc.sql("DELETE FROM users.signing_keys").update();
        for (StoredKey key : before) {
            jdbc.sql("INSERT INTO users.signing_keys (number, jwk) VALUES (:number, :jwk)")
                    .param("number", key.number())
                    .param("jwk", key.key().toJSONString())
                    .update();
        }
        keys.look();
    }

    /** One process of user-service, as far as tokens go. */
    private record Issuer(SigningKeys keys, RotateKeys rotation, IssueAccessToken issue) {

        static Issuer on(StoredKeys stored) {
            SigningKeys keys = new SigningKeys(stored, TIMES, Duration.ofSeconds(10));
            return new Issuer(
                    keys,
                    new RotateKeys(stored, keys, TIMES),
                    new IssueAccessToken(keys, SETTINGS));
        }
    }

    /** What a gateway knows: what was published a while ago, and nothing since. */
    private static final class Cached implements JWKSource<SecurityContext> {

        private final SigningKeys published;
        private JWKSet keys;
        private long since;

        Cached(SigningKeys published) {
            this.published = published;
            this.keys = published.published();
            this.since = System.nanoTime();
        }

        @Override
        public synchronized List<com.nimbusds.jose.jwk.JWK> get(
                JWKSelector selector, SecurityContext context) {
            if (System.nanoTime() - since > CACHE.toNanos()) {
                keys = published.published();
                since = System.nanoTime();
            }
            return selector.select(keys);
        }
    }

    @Test
    void refusesNoTokenWhileKeysChange() throws Exception {
        Issuer one = Issuer.on(stored);
        Issuer other = Issuer.on(stored);
        RSAKey first = (RSAKey) one.keys().signing();
        List<NimbusJwtDecoder> checks =
                List.of(
                        decoder(one.keys()),
                        decoder(other.keys()),
                        decoder(new Cached(one.keys())),
                        decoder(new Cached(other.keys())));
        Set<String> signers = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Issuer issuer : List.of(one, other)) {
                threads.execute(() -> rotate(issuer));
                threads.execute(() -> use(issuer, checks, signers));
                threads.execute(() -> use(issuer, checks, signers));
            }
            try {
                await().atMost(LONG_ENOUGH).until(() -> signers.size() > ROTATIONS);
            } finally {
                ending = true;
            }
        }
        System.out.printf("%d tokens by %d keys were taken%n", taken.get(), signers.size());

        assertThat(refused).isEmpty();
        assertThat(taken.get()).isGreaterThan(100);
        assertThat(signers.size()).isGreaterThan(ROTATIONS);
        assertThat(stored.all().size()).as("old keys go").isLessThan(ROTATIONS);
        String byRetired = signedBy(first);
        String byStranger =
                signedBy(new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        for (NimbusJwtDecoder check : checks) {
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> check.decode(byRetired));
            assertThatExceptionOfType(BadJwtException.class)
                    .isThrownBy(() -> check.decode(byStranger));
        }
    }

    private void rotate(Issuer issuer) {
        while (!ending) {
            issuer.rotation().run();
            LockSupport.parkNanos(TIMES.look().toNanos() / 3);
        }
    }

    private record Issued(String token, Instant until) {

        boolean isExpired() {
            return !Instant.now().isBefore(until);
        }
    }

    private void use(Issuer issuer, List<NimbusJwtDecoder> checks, Set<String> signers) {
        List<Issued> tokens = new ArrayList<>();
        while (!ending) {
            Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(SETTINGS.life());
            tokens.add(new Issued(issuer.issue().to(ADA, UUID.randomUUID()).value(), until));
            tokens.removeIf(Issued::isExpired);
            for (Issued token : tokens) {
                checks.forEach(check -> check(check, token, signers));
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private void check(NimbusJwtDecoder check, Issued issued, Set<String> signers) {
        try {
            signers.add((String) check.decode(issued.token()).getHeaders().get("kid"));
            taken.incrementAndGet();
        } catch (RuntimeException refusal) {
            // Whoever is refused while his token is good is refused wrongly.
            if (!issued.isExpired()) {
                refused.add(refusal.toString());
            }
        }
    }

    private static NimbusJwtDecoder decoder(JWKSource<SecurityContext> keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new JwtTimestampValidator(Duration.ZERO));
        return decoder;
    }

    private static String signedBy(RSAKey key) {
        Instant now = Instant.now();
        return new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)))
                .encode(
                        JwtEncoderParameters.from(
                                JwsHeader.with(SignatureAlgorithm.RS256)
                                        .type("at+jwt")
                                        .keyId(key.getKeyID())
                                        .build(),
                                JwtClaimsSet.builder()
                                        .subject(ADA.id().toString())
                                        .issuedAt(now)
                                        .expiresAt(now.plusSeconds(60))
                                        .build()))
                .getTokenValue();
    }
}
