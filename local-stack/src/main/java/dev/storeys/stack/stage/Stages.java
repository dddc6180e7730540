package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.List;
import java.util.stream.Stream;

/** The stages that exist. */
public final class Stages {

    private static final int HIGHEST = 6;
    private static final int USUAL_POOL = 3;
    private static final int USUAL_REPLICAS = 2;

    private Stages() {}

    /** The numbers of the stages that can be started. */
    public static List<Integer> built() {
        return List.of(1, 2, 3, 5);
    }

    /** A stage as it is when nothing is said of it. */
    public static Stage of(int number) {
        return of(number, usual(number));
    }

    /** What is chosen when nothing is said. */
    public static Choices usual(int number) {
        return switch (number) {
            case 2 -> Choices.of(USUAL_POOL);
            case 3 ->
                    Choices.of(USUAL_POOL)
                            .with(Replication.of(USUAL_REPLICAS, true))
                            .with(new Shards(Sharding.HASH, USUAL_REPLICAS));
            default -> Choices.SINGLE;
        };
    }

    public static Stage of(int number, Choices choices) {
        return switch (number) {
            case 1 -> {
                check(choices.instances() == 1, oneProcess(choices.instances()));
                yield oneDatabase(oneServer(turnsOnly(single(choices))));
            }
            case 2 -> oneDatabase(oneServer(new BalancedStage(2, "balanced", choices).stage()));
            case 3 -> new BalancedStage(3, "replicated", choices).stage();
            case 5 -> oneDatabase(turnsOnly(new ServiceStage(choices).stage()));
            default -> throw missing(number);
        };
    }

    private static String oneProcess(int instances) {
        return "Stage 1 is one process and cannot have %d instances; ./shop up 2 --instances %d can."
                .formatted(instances, instances);
    }

    private static Stage turnsOnly(Stage stage) {
        check(
                stage.choices().balancing().equals(Balancing.ROUND_ROBIN),
                "--balancer is for stages 2 and 3, not for stage %d".formatted(stage.number()));
        return stage;
    }

    private static Stage oneServer(Stage stage) {
        check(
                stage.choices().replication().replicas() == 0,
                "--replicas is for stages 3 and 5, not for stage %d".formatted(stage.number()));
        return stage;
    }

    private static Stage oneDatabase(Stage stage) {
        check(
                !stage.choices().shards().exist(),
                "--shards is for stage 3, not for stage %d".formatted(stage.number()));
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
                        ? "Stage %d is not built yet; stages 1, 2, 3 and 5 are.".formatted(number)
                        : "There is no stage %d; stages 1, 2, 3 and 5 are built."
                                .formatted(number));
    }

    private static Stage single(Choices choices) {
        Monoliths shop = new Monoliths(Choices.SINGLE);
        Component monolith = shop.monolith(1, Settings.NONE, List.of());
        return new Stage(
                1,
                "single",
                monolith.name(),
                choices,
                Stream.concat(shop.servers().stream(), Stream.of(monolith)).toList());
    }
}
