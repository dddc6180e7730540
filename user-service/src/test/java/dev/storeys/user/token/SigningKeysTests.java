package dev.storeys.user.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.storeys.user.UserServiceTest;
import dev.storeys.user.token.StoredKeys.StoredKey;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

class SigningKeysTests extends UserServiceTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Duration LEAD = Duration.ofMinutes(15);

    // The job must not rotate keys between two steps of a test.
    @MockitoBean RotateKeys job;

    @Autowired SigningKeys keys;
    @Autowired StoredKeys stored;
    @Autowired TokenSettings settings;
    @Autowired JdbcClient jdbc;

    private List<StoredKey> before;

    @BeforeEach
    void remember() {
        before = stored.all();
    }

    @AfterEach
    void restore() {
        jdbc.sql("DELETE FROM users.signing_keys").update();
        before.forEach(key -> insert(key.number(), key.key()));
        keys.look();
    }

    @Test
    void areTheSameInEveryInstance() {
        SigningKeys otherInstance = new SigningKeys(stored, settings);

        assertThat(otherInstance.signing()).isEqualTo(keys.signing());
        assertThat(keys.signing().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(keys.signing().size()).isEqualTo(2048);
    }

    @Test
    void publishOnlyPublicHalves() {
        assertThat(keys.signing().isPrivate()).isTrue();
        assertThat(keys.published().getKeys()).isNotEmpty().noneMatch(JWK::isPrivate);
        assertThat(keys.published().toString(false)).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void areMadeOnceByInstancesThatStartAtOnce() throws Exception {
        jdbc.sql("DELETE FROM users.signing_keys").update();
        Callable<JWK> start = () -> new SigningKeys(stored, settings).signing();
        Set<JWK> seen = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<JWK> instance : threads.invokeAll(Collections.nCopies(6, start))) {
                seen.add(instance.get());
            }
        }

        assertThat(seen).hasSize(1);
        assertThat(stored.all()).hasSize(1);
    }

    @Test
    void lookForANewKeyButNotAgainAtOnce() throws Exception {
        SigningKeys early = new SigningKeys(stored, times(LONG), Duration.ZERO);
        SigningKeys patient = new SigningKeys(stored, times(LONG), LONG);
        early.signing();
        patient.signing();
        RSAKey added = key();
        JWKSelector wanted =
                new JWKSelector(new JWKMatcher.Builder().keyID(added.getKeyID()).build());
        insert(before.getFirst().number() + 1, added);

        assertThat(early.get(wanted, null)).containsExactly(added);
        assertThat(early.published().getKeys()).hasSize(before.size() + 1);
        assertThat(patient.get(wanted, null)).isEmpty();
    }

    @Test
    void signOnlyWhenEverybodyMayHaveHeardOfThem() throws Exception {
        SigningKeys instance = new SigningKeys(stored, times(LONG), Duration.ZERO);
        int next = before.getFirst().number() + 1;
        RSAKey added = key();
        insert(next, added);
        instance.look();
        assertThat(instance.signing()).isNotEqualTo(added);

        age(next, LEAD.plusSeconds(1));
        instance.look();

        assertThat(instance.signing()).isEqualTo(added);
    }

    @Test
    void doNotSignByAnOldList() throws Exception {
        SigningKeys instance = new SigningKeys(stored, times(Duration.ZERO), LONG);
        instance.signing();
        int next = before.getFirst().number() + 1;
        RSAKey added = key();
        insert(next, added);
        age(next, LONG);

        assertThat(instance.signing()).isEqualTo(added);
    }

    @Test
    void areFollowedByOneKeyHoweverManyInstancesThereAre() throws Exception {
        age(before.getFirst().number(), Duration.ofDays(31));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> job =
                    Executors.callable(() ->
                            new RotateKeys(stored, new SigningKeys(stored, settings), settings)
                                    .run());
            for (Future<?> instance : threads.invokeAll(Collections.nCopies(6, job))) {
                instance.get();
            }
        }

        assertThat(stored.all())
                .extracting(StoredKey::number)
                .startsWith(before.getFirst().number() + 1)
                .hasSize(before.size() + 1);
    }

    @Test
    void goWhenNothingTheySignedIsGood() {
        int old = before.getFirst().number();
        RotateKeys rotation = new RotateKeys(stored, keys, settings);
        age(old, Duration.ofDays(31));
        rotation.run();
        age(old + 1, Duration.ofMinutes(34));
        rotation.run();
        assertThat(stored.all()).extracting(StoredKey::number).contains(old, old + 1);

        age(old + 1, Duration.ofMinutes(36));
        rotation.run();

        assertThat(stored.all()).extracting(StoredKey::number).containsExactly(old + 1);
    }

    private static KeyTimes times(Duration look) {
        return new KeyTimes(LONG, LEAD, LEAD, look);
    }

    private static RSAKey key() throws Exception {
        return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    }

    private void insert(int number, RSAKey key) {
        jdbc.sql("INSERT INTO users.signing_keys (number, jwk) VALUES (:number, :jwk)")
                .param("number", number)
                .param("jwk", key.toJSONString())
                .update();
    }

    private void age(int number, Duration age) {
        jdbc.sql(
                        """
                        UPDATE users.signing_keys
                        SET created_at = now() - make_interval(secs => :seconds)
                        WHERE number = :number
                        """)
                .param("seconds", age.toSeconds())
                .param("number", number)
                .update();
    }
}
