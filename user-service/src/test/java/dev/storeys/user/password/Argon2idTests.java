package dev.storeys.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.util.unit.DataSize;

class Argon2idTests {

    private static final long MEBIBYTE = 1024 * 1024;

    private final Argon2id ours =
            new Argon2id(
                    new PasswordSettings(DataSize.ofMegabytes(19), 2, 1, 1, Duration.ofSeconds(2)));
    private final Argon2PasswordEncoder springs = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "Grüße, 世界 🐎", " ", "$argon2id$"})
    void readsAndWritesWhatSpringSecurityDoes(String password) {
        String own = ours.encode(password);
        String theirs = springs.encode(password);
        assertThat(own).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSameSizeAs(theirs);
        assertThat(springs.matches(password, own)).isTrue();
        assertThat(ours.matches(password, theirs)).isTrue();
        assertThat(springs.matches(password + "x", own)).isFalse();
        assertThat(ours.matches(password + "x", theirs)).isFalse();
    }

    @Test
    void checksHashesOfOtherParametersByTheirOwn() {
        Argon2PasswordEncoder stronger = new Argon2PasswordEncoder(24, 48, 2, 32_768, 3);
        String hash = stronger.encode("correct horse");
        assertThat(ours.matches("correct horse", hash)).isTrue();
        assertThat(ours.matches("battery staple", hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "correct horse",
                "$argon2i$v=19$m=19456,t=2,p=1$YQ$YQ",
                "$argon2id$v=19$m=1$YQ$YQ"
            })
    void takesNothingElseForAHash(String hash) {
        assertThat(ours.matches("correct horse", hash)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(ours.encode("correct horse")).isNotEqualTo(ours.encode("correct horse"));
    }

    @Test
    void keepsItsMemoryForTheNextHash() {
        String hash = ours.encode("correct horse");
        ours.matches("correct horse", hash);
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int time = 0; time < 5; time++) {
            assertThat(ours.matches("correct horse", hash)).isTrue();
        }
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(5 * MEBIBYTE);
    }
}
