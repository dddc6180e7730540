package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.List;
import java.util.stream.Stream;

/** The stages that exist. */
public final class Stages {

    private static final int HIGHEST = 6;

    private Stages() {}

    /** The numbers of the stages that can be started. */
    public static List<Integer> built() {
        return List.of(1, 2, 5);
    }

    /** A stage as it is when nothing is said of it. */
    public static Stage of(int number) {
        return of(number, usualInstances(number));
    }

    /** How many there are of a service, or of the monolith, when nothing is said of it. */
    public static int usualInstances(int number) {
        return number == 2 ? 3 : 1;
    }

    /** A stage whose instances have their turns one after the other. */
    public static Stage of(int number, int instances) {
        return of(number, instances, Balancing.ROUND_ROBIN);
    }

    /**
     * A stage.
     *
     * @param instances of each service, or of the monolith
     */
    public static Stage of(int number, int instances, Balancing balancing) {
        return switch (number) {
            case 1 -> {
                check(instances == 1, oneProcess(instances));
                yield turnsOnly(single(), balancing);
            }
            case 2 -> new BalancedStage(instances, balancing).stage();
            case 5 -> turnsOnly(new ServiceStage(instances).stage(), balancing);
            default -> throw missing(number);
        };
    }

    private static String oneProcess(int instances) {
        return "Stage 1 is one process and cannot have %d instances; ./shop up 2 --instances %d can."
                .formatted(instances, instances);
    }

    private static Stage turnsOnly(Stage stage, Balancing balancing) {
        check(
                balancing.equals(Balancing.ROUND_ROBIN),
                "--balancer is for stage 2, not for stage %d".formatted(stage.number()));
        return stage;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refused(ExitCode.USAGE, otherwise);
        }
    }

    private static Refused missing(int number) {
        boolean planned = number >= 1 && number <= HIGHEST;
        return new Refused(
                ExitCode.NO_SUCH_STAGE,
                planned
                        ? "Stage %d is not built yet; stages 1, 2 and 5 are.".formatted(number)
                        : "There is no stage %d; stages 1, 2 and 5 are built.".formatted(number));
    }

    private static Stage single() {
        Component monolith = Monoliths.monolith(1, Settings.NONE, List.of(Monoliths.DATABASE));
        return new Stage(
                1,
                "single",
                monolith.name(),
                1,
                Balancing.ROUND_ROBIN,
                Stream.concat(Monoliths.servers().stream(), Stream.of(monolith)).toList());
    }
}
