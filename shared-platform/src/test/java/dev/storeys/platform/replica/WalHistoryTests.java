package dev.storeys.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WalHistoryTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MEMORY = Duration.ofSeconds(10);

    private final WalHistory history = new WalHistory(MEMORY);

    @Test
    void findsNobodyBehindWhoHasAllThereIs() {
        assertThat(history.lag(new Lsn(1))).isZero();
        history.add(NOON, new Lsn(5));
        assertThat(history.lag(new Lsn(5))).isZero();
        assertThat(history.lag(new Lsn(6))).isZero();
    }

    @Test
    void countsFromTheFirstLookThatSawMore() {
        history.add(NOON, new Lsn(5));
        history.add(NOON.plusSeconds(1), new Lsn(7));
        history.add(NOON.plusSeconds(3), new Lsn(9));
        assertThat(history.lag(new Lsn(8))).isZero();
        assertThat(history.lag(new Lsn(6))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void makesNobodyOlderWhoHearsNothingOfAnIdlePrimary() {
        for (int second = 0; second < 100; second++) {
            history.add(NOON.plusSeconds(second), new Lsn(5));
        }
        assertThat(history.lag(new Lsn(5))).isZero();
        assertThat(history.lag(new Lsn(4))).isEqualTo(MEMORY);
    }
}
