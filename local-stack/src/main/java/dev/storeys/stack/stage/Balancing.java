package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the entry shares requests out among several of one kind.
 *
 * @param weights one for each, in their order; of no use but to {@link Algorithm#WEIGHTED}. Who has
 *     0 gets nothing unless all others are away.
 */
public record Balancing(Algorithm algorithm, List<Integer> weights) {

    public static final Balancing ROUND_ROBIN = new Balancing(Algorithm.ROUND_ROBIN, List.of());

    private static final int HEAVIEST = 100;

    /** The ways to choose an instance for a request. */
    public enum Algorithm {
        ROUND_ROBIN,
        LEAST_CONNECTIONS,
        WEIGHTED,
        IP_HASH,
        STICKY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Balancing {
        weights = List.copyOf(weights);
    }

    /**
     * As the user wishes.
     *
     * @param weights none for the usual ones, which fall by one from each to the next: 3, 2, 1
     */
    public static Balancing of(Algorithm algorithm, List<Integer> weights, int instances) {
        if (algorithm != Algorithm.WEIGHTED) {
            check(weights.isEmpty(), "--weights are for --balancer weighted alone");
            return new Balancing(algorithm, List.of());
        }
        List<Integer> wished = weights.isEmpty() ? falling(instances) : weights;
        check(
                wished.size() == instances,
                "--weights must be %d numbers, one for each instance".formatted(instances));
        checkRange(wished);
        return new Balancing(algorithm, wished);
    }

    private static List<Integer> falling(int from) {
        return IntStream.range(0, from).map(place -> from - place).boxed().toList();
    }

    private static void checkRange(List<Integer> weights) {
        check(
                weights.stream().allMatch(weight -> weight >= 0 && weight <= HEAVIEST),
                "--weights must be 0 to " + HEAVIEST);
        check(
                weights.stream().anyMatch(weight -> weight > 0),
                "--weights must not all be 0: nobody would be served");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refused(ExitCode.USAGE, otherwise);
        }
    }

    /** The weights as the gateway reads them. */
    String weightList() {
        return weights.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** As a table calls it. */
    @Override
    public String toString() {
        return weights.isEmpty() ? algorithm.toString() : algorithm + " " + weightList();
    }
}
