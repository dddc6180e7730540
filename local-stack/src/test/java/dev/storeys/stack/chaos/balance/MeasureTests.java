package dev.storeys.stack.chaos.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureTests {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> POOL = List.of("one", "two", "three");

    private final List<Hit> hits = new ArrayList<>();

    @Test
    void countsTheShareOfEachInItsPlace() {
        served("one", 5);
        served("three", 3);
        assertThat(measure().shares(POOL)).isEqualTo("62.5 / 0.0 / 37.5 %");
    }

    @Test
    void leavesOthersOutOfTheShares() {
        served("one", 1);
        served("two", 1);
        served("gateway-1", 2);
        assertThat(measure().shares(POOL)).isEqualTo("50.0 / 50.0 / 0.0 %");
        assertThat(measure().notBy(POOL)).hasSize(2);
    }

    @Test
    void knowsHowLongTheSlowestOfAHundredTook() {
        for (int millis = 1; millis <= 100; millis++) {
            hits.add(new Hit(BEGIN, Duration.ofMillis(millis), 200, "one"));
        }
        assertThat(measure().percentile(50)).isCloseTo(millis(50), millis(1));
        assertThat(measure().percentile(99)).isCloseTo(millis(99), millis(1));
    }

    @Test
    void countsAsFailedWhatNobodyAnsweredOrCouldAnswer() {
        List.of(200, 204, 401, 404, 409).forEach(this::answered);
        assertThat(measure().failed()).isEmpty();
        assertThat(measure().lastFailure()).isEmpty();
        List.of(0, 429, 500, 503).forEach(this::answered);
        assertThat(measure().failed()).hasSize(4);
        assertThat(measure().lastFailure()).contains(BEGIN.plusSeconds(8));
    }

    @Test
    void hasNoShareOfNothing() {
        assertThat(measure().shares(POOL)).isEqualTo("0.0 / 0.0 / 0.0 %");
        assertThat(measure().percentile(99)).isZero();
    }

    private Measure measure() {
        return new Measure(hits);
    }

    private void served(String instance, int times) {
        for (int time = 0; time < times; time++) {
            hits.add(new Hit(BEGIN, millis(1), 200, instance));
        }
    }

    private void answered(int status) {
        hits.add(new Hit(BEGIN.plusSeconds(hits.size()), millis(1), status, "one"));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
