package dev.storeys.bench.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class WrkTests {

    private static final String GOOD =
            """
            Running 2s test @ http://127.0.0.1:8480/
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.06ms  635.91us  12.92ms   93.69%
                Req/Sec    30.20k     2.07k   32.00k    86.54%
              Latency Distribution
                 50%    1.02ms
                 75%    1.20ms
                 90%    1.50ms
                 99%    3.00ms
              60399 requests in 2.00s, 26.14MB read
            """;

    private static final String RATE = "Requests/sec:  30190.50\nTransfer/sec:     13.07MB\n";

    @Test
    void readsWhatWrkSays() {
        assertThat(Wrk.Result.of(GOOD + RATE))
                .isEqualTo(new Wrk.Result(60_399, 30_190.5, 0, 1_020));
        assertThat(Wrk.Result.of(GOOD.replace("1.02ms", "85.00us") + RATE).p50()).isEqualTo(85);
        assertThat(Wrk.Result.of(GOOD.replace("1.02ms", "1.50s") + RATE).p50())
                .isEqualTo(1_500_000);
    }

    @Test
    void countsErrorsOfEitherKind() {
        assertThat(Wrk.Result.of(GOOD + "  Non-2xx or 3xx responses: 7\n" + RATE).errors())
                .isEqualTo(7);
        String broken = "  Socket errors: connect 1, read 20, write 300, timeout 4000\n";
        assertThat(Wrk.Result.of(GOOD + broken + RATE).errors()).isEqualTo(4_321);
    }

    @Test
    void doesNotTakeSilenceForZero() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Wrk.Result.of(GOOD))
                .withMessageContaining("60399 requests");
    }
}
