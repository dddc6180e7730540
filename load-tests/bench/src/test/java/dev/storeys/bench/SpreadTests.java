package dev.storeys.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.bench.side.Goal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTests {

    @Test
    void takesTheMiddleOfAllAndTheFarthestOfAll() {
        Spread spread = Spread.of(List.of(4.0, 2.0, 1.8, 2.2));

        assertThat(spread).isEqualTo(new Spread(2.1, 1.8, 4.0));
        assertThat(spread.widest()).isCloseTo(1.9 / 2.1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void callsWideSpreadAndFewPairsNotMeasured() {
        assertThat(ratios(8, 2, 3).verdict(new Goal(1, 2))).isEqualTo("not measured");
        assertThat(ratios(6, 2, 2.1).verdict(new Goal(1, 2))).isEqualTo("not measured");
        assertThat(ratios(8, 2, 2.1).verdict(new Goal(1, 2))).isEqualTo("aim reached");
        assertThat(ratios(8, 2, 2.1).verdict(new Goal(1, 4))).isEqualTo("floor holds");
        assertThat(ratios(8, 2, 2.1).verdict(new Goal(3, 4))).isEqualTo("below the floor");
    }

    private static Outcome ratios(int pairs, double one, double other) {
        return new Outcome(
                IntStream.range(0, pairs)
                        .mapToObj(pair ->
                                new Outcome.Pair(
                                        new Outcome.Turn(pair % 2 == 0 ? one : other, 1),
                                        new Outcome.Turn(1, 1)))
                        .toList(),
                0,
                0);
    }
}
