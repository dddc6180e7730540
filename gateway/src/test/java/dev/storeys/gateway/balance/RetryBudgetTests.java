package dev.storeys.gateway.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTests {

    private final RetryBudget budget = new RetryBudget();

    @Test
    void paysForATenthOfAllRequestsAndAFewMore() {
        long repeats =
                IntStream.range(0, 10_000)
                        .filter(_ -> {
                            budget.earn();
                            return budget.spend();
                        })
                        .count();
        assertThat(repeats).isBetween(1_000L, 1_010L);
    }

    @Test
    void savesUpOnlyALittle() {
        IntStream.range(0, 100_000).forEach(_ -> budget.earn());
        assertThat(IntStream.range(0, 100).filter(_ -> budget.spend()).count()).isEqualTo(10);
    }
}
