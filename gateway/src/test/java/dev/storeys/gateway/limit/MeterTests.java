package dev.storeys.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storeys.gateway.limit.LimitSettings.Limit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MeterTests {

    private static final int SECONDS = 60;
    private static final int TIMES_THE_LIMIT = 5;
    private static final long FLUSH = Duration.ofMillis(100).toNanos();

    private final Clock clock = new Clock();

    /** A hundred limits from a seed, of all sizes, with bursts of one to ten seconds. */
    static Stream<Arguments> limits() {
        Random random = new Random(4);
        return IntStream.range(0, 100)
                .mapToObj(_ -> {
                    long rate = 1 + random.nextLong(1L << (1 + random.nextInt(10)));
                    return Arguments.of(rate, rate + random.nextLong(9 * rate + 1));
                });
    }

    @ParameterizedTest
    @MethodSource("limits")
    void allowsTheBurstAndThenTheRate(long rate, long burst) {
        Meter meter = meter(rate, burst);
        long allowed = play(rate, List.of(meter), () -> {});
        assertThat(allowed).isCloseTo(burst + rate * SECONDS, within(1L));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void allowsNoMoreInTwoGatewaysThanInOne(long rate, long burst) {
        Bucket shared =
                Bucket.builder()
                        .addLimit(Meter.rule(limit(rate, burst)).getBandwidths()[0])
                        .withCustomTimePrecision(clock)
                        .build();
        List<Meter> meters = List.of(meter(rate, burst), meter(rate, burst));
        long allowed = play(rate, meters, () -> meters.forEach(meter -> agree(meter, shared)));
        long expected = burst + rate * SECONDS;
        // Of the smallest limits two per cent are less than the one that each gateway may let slip.
        long slip = Math.max(2, expected / 50);
        assertThat(allowed).isLessThanOrEqualTo(expected + slip);
        // A bucket that one request empties is told of it late, and the time until then is lost.
        if (burst >= 5) {
            assertThat(allowed).isGreaterThanOrEqualTo(expected - slip);
        }
    }

    private static void agree(Meter meter, Bucket shared) {
        long told = meter.share();
        if (told > 0) {
            shared.consumeIgnoringRateLimits(told);
        }
        meter.shared(shared.getAvailableTokens());
    }

    @Test
    void saysWhenToComeAgain() {
        Meter meter = meter(2, 4);
        LongStream.range(0, 4).forEach(_ -> assertThat(meter.take().allowed()).isTrue());
        Verdict refused = meter.take();
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.until()).isEqualTo(Duration.ofMillis(500));
        assertThat(refused.seconds()).isEqualTo(1);
        clock.pass(refused.until().toNanos());
        assertThat(meter.take().allowed()).isTrue();
    }

    @Test
    void goesOnByItselfWhileNobodySharesAndOwesNothingLater() {
        Meter meter = meter(10, 10);
        LongStream.range(0, 10).forEach(_ -> meter.take());
        meter.notShared();
        assertThat(meter.take().allowed()).isFalse();
        clock.pass(Duration.ofSeconds(1).toNanos());
        assertThat(meter.take().allowed()).isTrue();
        assertThat(meter.share()).isEqualTo(Meter.PRICE);
    }

    @Test
    void payBackWhatAllAllowedTogether() {
        Meter meter = meter(10, 10);
        meter.take();
        meter.share();
        meter.shared(-5 * Meter.PRICE);
        clock.pass(Duration.ofMillis(500).toNanos());
        assertThat(meter.take().allowed()).isFalse();
        clock.pass(Duration.ofMillis(100).toNanos());
        assertThat(meter.take().allowed()).isTrue();
    }

    /** Customers come evenly, in turn to each gateway; how many of them were let in. */
    private long play(long rate, List<Meter> meters, Runnable flush) {
        long gap = Duration.ofSeconds(1).toNanos() / (rate * TIMES_THE_LIMIT);
        long allowed = 0;
        long flushed = 0;
        for (long at = 0; at < Duration.ofSeconds(SECONDS).toNanos(); at += gap) {
            clock.now = at;
            if (at - flushed >= FLUSH) {
                flushed = at;
                flush.run();
            }
            if (meters.get((int) (at / gap % meters.size())).take().allowed()) {
                allowed++;
            }
        }
        return allowed;
    }

    private Meter meter(long rate, long burst) {
        return new Meter(limit(rate, burst), clock);
    }

    private static Limit limit(long rate, long burst) {
        return new Limit(rate, Duration.ofSeconds(1), burst);
    }

    /** Stands still until it is told otherwise. */
    private static final class Clock implements TimeMeter {

        private long now;

        void pass(long nanos) {
            now += nanos;
        }

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
