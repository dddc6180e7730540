package dev.storeys.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTests {

    private final AtomicLong now = new AtomicLong(-Duration.ofDays(1).toNanos());
    private final Health health = new Health(PoolTests.settings(Algorithm.ROUND_ROBIN), now::get);

    @Test
    void isWellFromTheStart() {
        assertThat(health.share()).isEqualTo(1);
        health.isReady();
        health.answered();
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void isOutAtOnceWhenItSaysSoAndReturnsSlowly() {
        health.isNotReady();
        assertThat(health.share()).isZero();
        pass(60);
        assertThat(health.share()).isZero();
        health.isReady();
        assertThat(health.share()).isCloseTo(0.1, within(0.001));
        pass(4);
        assertThat(health.share()).isCloseTo(0.4, within(0.001));
        pass(6);
        assertThat(health.share()).isEqualTo(1);
    }

    @Test
    void isOutAfterTwoMissedLooks() {
        health.isSilent();
        assertThat(health.share()).isEqualTo(1);
        health.isReady();
        health.isSilent();
        assertThat(health.share()).isEqualTo(1);
        health.isSilent();
        assertThat(health.share()).isZero();
    }

    @Test
    void isEjectedAfterFailuresInARowAndLongerEachTime() {
        fail(4);
        health.answered();
        fail(4);
        assertThat(health.share()).isEqualTo(1);
        fail(1);
        assertThat(health.share()).isZero();
        pass(5);
        assertThat(health.share()).isPositive();
        fail(5);
        pass(9);
        assertThat(health.share()).isZero();
        pass(1);
        assertThat(health.share()).isPositive();
    }

    @Test
    void staysEjectedWhateverItSays() {
        fail(5);
        health.isReady();
        assertThat(health.share()).isZero();
    }

    @Test
    void isForgivenOnceItIsWholeAgain() {
        fail(5);
        pass(15);
        assertThat(health.share()).isEqualTo(1);
        health.answered();
        fail(5);
        pass(5);
        assertThat(health.share()).isPositive();
    }

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            health.failed();
        }
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
