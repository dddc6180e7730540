package dev.storeys.stack.command;

import dev.storeys.stack.load.LoadRun;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = "Runs customers against the stage that is up and measures how it does.")
final class LoadCommand implements Callable<Integer> {

    enum Journey {
        MIXED,
        BROWSE,
        CHECKOUT,
        REPLAY
    }

    enum Profile {
        SMOKE,
        LOAD,
        STRESS,
        SOAK
    }

    @Parameters(paramLabel = "STAGE", description = "the stage that is meant to be up")
    private int stage;

    @Option(
            names = "--journey",
            defaultValue = "mixed",
            description = "mixed, browse, checkout or replay; default: ${DEFAULT-VALUE}")
    private Journey journey = Journey.MIXED;

    @Option(
            names = "--profile",
            defaultValue = "smoke",
            description = "smoke, load, stress or soak; default: ${DEFAULT-VALUE}")
    private Profile profile = Profile.SMOKE;

    @Option(names = "--trace", description = "the recorded orders that replay sends")
    private @Nullable Path trace;

    @Option(names = "--speed", description = "how many times faster than recorded replay goes")
    private @Nullable Double speed;

    private final Session session;

    LoadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Stages.of(stage);
        Plan plan = session.planner().required();
        if (plan.stage().number() != stage) {
            throw new Refused(
                    ExitCode.NOT_UP,
                    "Stage %d is up, not stage %d.".formatted(plan.stage().number(), stage));
        }
        session.terminal().say(new LoadRun(plan).run(properties()).stripTrailing());
        return ExitCode.OK.code();
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("journey", lower(journey));
        properties.put("profile", lower(profile));
        if (journey == Journey.REPLAY && trace == null) {
            throw new Refused(ExitCode.USAGE, "The replay journey needs --trace FILE.");
        }
        if (trace != null) {
            if (!Files.isReadable(trace)) {
                throw new Refused(ExitCode.BAD_FILE, trace + " is no file that can be read.");
            }
            properties.put("trace", trace.toAbsolutePath().toString());
        }
        if (speed != null) {
            properties.put("speed", speed.toString());
        }
        return properties;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
