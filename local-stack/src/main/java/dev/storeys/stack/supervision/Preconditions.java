package dev.storeys.stack.supervision;

import dev.storeys.stack.home.Home;
import dev.storeys.stack.home.Layout;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.process.Memory;
import dev.storeys.stack.process.Ports;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Recipe;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
import java.io.IOException;
import java.nio.file.Files;

/** What must hold before a stage starts; each failure is told before anything runs. */
public final class Preconditions {

    private static final long BYTES_PER_MIB = 1024 * 1024;
    private static final long DISK_BASE_MIB = 300;
    private static final long DISK_PER_COMPONENT_MIB = 80;

    private Preconditions() {}

    public static void nothingIsUp(Planner planner, Stage wanted) throws IOException {
        Plan plan = planner.up().orElse(null);
        if (plan == null) {
            return;
        }
        int number = plan.stage().number();
        throw new Refused(
                ExitCode.ALREADY_UP,
                number == wanted.number()
                        ? "Stage %d is already up at %s; see ./shop status"
                                .formatted(number, plan.url())
                        : "Stage %d is up at %s; end it first with ./shop down"
                                .formatted(number, plan.url()));
    }

    /** Nobody moves what one strategy has put somewhere to where another would look for it. */
    public static void usersAreWhereTheyWere(Home home, Stage wanted) throws IOException {
        Sharding now = wanted.choices().shards().sharding();
        Layout kept = Layout.read(home.stage(wanted.number())).orElse(null);
        Sharding before = kept == null ? now : kept.choices().shards().sharding();
        if (before != now) {
            throw new Refused(
                    ExitCode.USAGE,
                    "Stage %1$d's data was made with --shards %2$s and cannot become --shards %3$s; forget it first with ./shop reset %1$d"
                            .formatted(wanted.number(), before, now));
        }
    }

    /** Before anything starts, so that a missing jar does not stop half a stage. */
    public static void isBuilt(Project project, Stage stage) {
        for (Component component : stage.components()) {
            switch (component.recipe()) {
                case Recipe.App app -> project.built(app.module(), app.module() + "-app.jar");
                case Recipe.Sandbox _ ->
                        project.built("payment-service", "payment-service-app.jar");
                case Recipe.Kafka _ -> project.built("local-stack", "lib");
                case Recipe.Mail _ -> project.built("local-stack", "mail/greenmail.jar");
                case Recipe.Postgres _, Recipe.Redis _ -> {
                    // On the class path of this program.
                }
            }
        }
    }

    public static void entryPortIsFree(Stage stage, int port) {
        if (Ports.isFree(port)) {
            return;
        }
        boolean forbidden = Ports.bindFailure(port).contains("ermission");
        throw new Refused(
                ExitCode.PORT_TAKEN,
                "Port %d %s; choose another: ./shop up %d --port %d"
                        .formatted(
                                port,
                                forbidden
                                        ? "needs more rights than yours"
                                        : "is taken by another program",
                                stage.number(),
                                Math.min(port + 1, 65_535)));
    }

    public static void memorySuffices(Stage stage, Size size) {
        long needed =
                stage.components().stream().map(Component::kind).mapToLong(size::memory).sum();
        long available = Memory.available();
        if (available < needed) {
            throw new Refused(
                    ExitCode.MEMORY,
                    "Stage %d at size %s needs about %d MiB and %d are free; end other programs%s."
                            .formatted(
                                    stage.number(),
                                    size,
                                    needed,
                                    available,
                                    size == Size.SMALL ? "" : " or try --size small"));
        }
    }

    public static void diskSuffices(Home home, Stage stage) throws IOException {
        long needed = DISK_BASE_MIB + DISK_PER_COMPONENT_MIB * stage.components().size();
        long free = Files.getFileStore(home.path()).getUsableSpace() / BYTES_PER_MIB;
        if (free < needed) {
            throw new Refused(
                    ExitCode.DISK,
                    "%s has %d MiB left and stage %d needs about %d; make room or set STOREYS_HOME."
                            .formatted(home.path(), free, stage.number(), needed));
        }
    }
}
