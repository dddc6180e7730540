package dev.storeys.bench.side;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTests {

    @Test
    void wantsLessWhereTheAimIsBelowTheFloor() {
        Goal added = new Goal(3.0, 1.2);

        assertThat(added.verdict(1.2)).isEqualTo("aim reached");
        assertThat(added.verdict(3)).isEqualTo("floor holds");
        assertThat(added.verdict(3.1)).isEqualTo("below the floor");
        assertThat(added.verdict(Double.NaN)).isEqualTo("below the floor");
    }
}
