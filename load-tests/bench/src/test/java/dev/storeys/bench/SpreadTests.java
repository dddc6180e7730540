package dev.storeys.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTests {

    @Test
    void takesTheMiddleOfAllAndTheFarthestOfAll() {
        Spread spread = Spread.of(List.of(4.0, 2.0, 1.8, 2.2));

        assertThat(spread).isEqualTo(new Spread(2.1, 1.8, 4.0));
        assertThat(spread.widest()).isCloseTo(1.9 / 2.1, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void callsWideSpreadNotMeasured() {
        Outcome wide = new Outcome(List.of(new Outcome.Pair(3, 1), new Outcome.Pair(2, 1)));
        Outcome narrow = new Outcome(List.of(new Outcome.Pair(2, 1), new Outcome.Pair(2.1, 1)));

        assertThat(wide.verdict(1, 2)).isEqualTo("not measured");
        assertThat(narrow.verdict(1, 2)).isEqualTo("aim reached");
        assertThat(narrow.verdict(1, 4)).isEqualTo("floor holds");
        assertThat(narrow.verdict(3, 4)).isEqualTo("below the floor");
    }
}
