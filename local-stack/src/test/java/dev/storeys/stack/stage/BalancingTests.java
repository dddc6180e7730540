package dev.storeys.stack.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Balancing.Algorithm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancingTests {

    @Test
    void weighsTheFirstHeaviestWhenNothingIsSaid() {
        assertThat(Balancing.of(Algorithm.WEIGHTED, List.of(), 3).weights())
                .containsExactly(3, 2, 1);
    }

    @Test
    void letsABackupHaveNoWeight() {
        Balancing balancing = Balancing.of(Algorithm.WEIGHTED, List.of(1, 0), 2);
        assertThat(balancing).hasToString("weighted 1,0");
    }

    @Test
    void isCalledByItsAlgorithm() {
        assertThat(Balancing.of(Algorithm.LEAST_CONNECTIONS, List.of(), 3))
                .hasToString("least-connections");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    STICKY   | 1     | --weights are for --balancer weighted alone
                    WEIGHTED | 1     | --weights must be 2 numbers
                    WEIGHTED | 1,2,3 | --weights must be 2 numbers
                    WEIGHTED | 0,0   | --weights must not all be 0
                    WEIGHTED | 1,-1  | --weights must be 0 to 100
                    WEIGHTED | 101,1 | --weights must be 0 to 100
                    """)
    void refusesOtherWeights(Algorithm algorithm, String weights, String why) {
        List<Integer> numbers = List.of(weights.split(",")).stream().map(Integer::valueOf).toList();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Balancing.of(algorithm, numbers, 2))
                .withMessageStartingWith(why);
    }
}
