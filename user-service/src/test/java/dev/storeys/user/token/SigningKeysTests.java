package dev.storeys.user.token;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.storeys.user.UserServiceTest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SigningKeysTests extends UserServiceTest {

    @Autowired SigningKeys keys;
    @Autowired StoredKeys stored;
    @Autowired JdbcClient jdbc;

    @Test
    void areTheSameInEveryInstance() {
        SigningKeys otherInstance = new SigningKeys(stored);

        assertThat(otherInstance.newest()).isEqualTo(keys.newest());
        assertThat(keys.newest().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(keys.newest().size()).isEqualTo(2048);
    }

    @Test
    void publishOnlyPublicHalves() {
        assertThat(keys.newest().isPrivate()).isTrue();
        assertThat(keys.published().getKeys()).isNotEmpty().noneMatch(JWK::isPrivate);
        assertThat(keys.published().toString(false)).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void areMadeOnceByInstancesThatStartAtOnce() throws Exception {
        // A stand-in for the empty table of a first start; the instance keeps its keys in memory.
        List<String> before =
                jdbc.sql("SELECT jwk FROM users.signing_keys").query(String.class).list();
        jdbc.sql("DELETE FROM users.signing_keys").update();
        try {
            Callable<List<RSAKey>> start = stored::addFirst;
            Set<List<RSAKey>> seen = new HashSet<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<List<RSAKey>> instance :
                        threads.invokeAll(Collections.nCopies(6, start))) {
                    seen.add(instance.get());
                }
            }
            assertThat(seen).singleElement(as(LIST)).hasSize(1);
        } finally {
            jdbc.sql("UPDATE users.signing_keys SET jwk = :jwk")
                    .param("jwk", before.getFirst())
                    .update();
        }
    }

    @Test
    void lookForANewKeyButNotAgainAtOnce() throws Exception {
        SigningKeys early = new SigningKeys(stored, Duration.ZERO);
        SigningKeys patient = new SigningKeys(stored, Duration.ofDays(1));
        early.newest();
        patient.newest();
        RSAKey added = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        JWKSelector wanted =
                new JWKSelector(new JWKMatcher.Builder().keyID(added.getKeyID()).build());
        jdbc.sql("INSERT INTO users.signing_keys (number, jwk) VALUES (2, :jwk)")
                .param("jwk", added.toJSONString())
                .update();
        try {
            assertThat(early.get(wanted, null)).containsExactly(added);
            assertThat(early.newest()).isEqualTo(added);
            assertThat(early.published().getKeys()).hasSize(2);
            assertThat(patient.get(wanted, null)).isEmpty();
        } finally {
            jdbc.sql("DELETE FROM users.signing_keys WHERE number = 2").update();
        }
    }
}
