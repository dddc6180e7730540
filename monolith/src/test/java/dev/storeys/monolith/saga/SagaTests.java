package dev.storeys.monolith.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The checkout's saga, played with the real order, payment and hold states in random courses of
 * events: messages that come twice, late and in any order, answers that get lost, processes that
 * end between two steps. A seed that fails is named; {@code -Dsaga.seed=N} plays it alone.
 */
class SagaTests {

    private static final long FIRST_SEED = Long.getLong("saga.seed", 1);
    private static final int COURSES = System.getProperty("saga.seed") == null ? 20_000 : 1;

    @Test
    void keepsItsPromisesInAnyCourseOfEvents() {
        Set<List<String>> different = new HashSet<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + COURSES; seed++) {
            different.add(play(seed));
        }
        System.out.printf(
                "%d different courses of events, seeds from %d%n", different.size(), FIRST_SEED);
        assertThat(different).hasSizeGreaterThanOrEqualTo(Math.min(COURSES, 10_000));
    }

    private static List<String> play(long seed) {
        Interleaving interleaving = new Interleaving(seed);
        try {
            return interleaving.play();
        } catch (AssertionError | RuntimeException broken) {
            String steps = String.join("\n  ", interleaving.trace());
            throw new AssertionError("Seed %d breaks it:%n  %s".formatted(seed, steps), broken);
        }
    }
}
