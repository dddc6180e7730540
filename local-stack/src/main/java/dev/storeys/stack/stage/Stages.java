package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Recipe.App;
import java.util.List;

/** The stages that exist. */
public final class Stages {

    private static final int HIGHEST = 6;

    private Stages() {}

    /** The numbers of the stages that can be started. */
    public static List<Integer> built() {
        return List.of(1, 5);
    }

    /** A stage with one instance of everything. */
    public static Stage of(int number) {
        return of(number, 1);
    }

    /**
     * A stage.
     *
     * @param instances of each service
     */
    public static Stage of(int number, int instances) {
        return switch (number) {
            case 1 -> {
                if (instances > 1) {
                    throw notSeveral(instances);
                }
                yield single();
            }
            case 5 -> new ServiceStage(instances).stage();
            default -> throw missing(number);
        };
    }

    private static Refused notSeveral(int instances) {
        return new Refused(
                ExitCode.USAGE,
                "Stage 1 is one process and cannot have %d instances; ./shop up 5 --instances %d can."
                        .formatted(instances, instances));
    }

    private static Refused missing(int number) {
        boolean planned = number >= 1 && number <= HIGHEST;
        return new Refused(
                ExitCode.NO_SUCH_STAGE,
                planned
                        ? "Stage %d is not built yet; stages 1 and 5 are.".formatted(number)
                        : "There is no stage %d; stages 1 and 5 are built.".formatted(number));
    }

    private static Stage single() {
        return new Stage(
                1,
                "single",
                "monolith-1",
                1,
                List.of(
                        Component.postgres("main", "storeys"),
                        new Component("mail-1", new Recipe.Mail(), List.of()),
                        new Component("sandbox-1", new Recipe.Sandbox(), List.of()),
                        monolith()));
    }

    private static Component monolith() {
        Settings settings =
                Settings.database("postgres-main", "storeys")
                        .and(Settings.ADMIN)
                        .and(Settings.SEED)
                        .and(Settings.MAIL)
                        .and(Settings.PROVIDER)
                        .and(Settings.IN_PROCESS_EVENTS)
                        .and(Settings.SERVICE_KEY);
        return new Component(
                "monolith-1",
                new App(Kind.MONOLITH, "monolith", settings.asMap()),
                List.of("postgres-main"));
    }
}
