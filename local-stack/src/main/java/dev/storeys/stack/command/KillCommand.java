package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Running;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = {
            "Kills a component, to see what the others do.",
            "--signal STOP freezes it and --signal CONT goes on."
        })
final class KillCommand implements Callable<Integer> {

    private static final Set<String> SIGNALS =
            Set.of("KILL", "TERM", "INT", "QUIT", "HUP", "STOP", "CONT", "USR1", "USR2", "ABRT");
    private static final Set<String> DEADLY = Set.of("KILL", "ABRT");
    private static final Duration DEATH = Duration.ofSeconds(10);

    @Parameters(paramLabel = "COMPONENT", description = "a name that ./shop status shows")
    private String component = "";

    @Option(
            names = "--signal",
            defaultValue = "KILL",
            description = "KILL, TERM, INT, STOP, CONT and others; default: ${DEFAULT-VALUE}")
    private String signal = "KILL";

    private final Session session;

    KillCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        String name = Running.bare(signal);
        if (!SIGNALS.contains(name)) {
            throw new Refused(ExitCode.USAGE, "There is no signal '%s'.".formatted(signal));
        }
        Plan plan = session.planner().required();
        Running running =
                new Unit(plan, plan.stage().component(component))
                        .running()
                        .orElseThrow(
                                () -> new Refused(ExitCode.NOT_UP, component + " does not run."));
        List<Running> family = running.family();
        running.signal(name);
        if (DEADLY.contains(name)) {
            // Its children notice by themselves; a new start must not meet them.
            family.forEach(member -> member.ended(DEATH));
        }
        session.terminal().say("Sent %s to %s (pid %d).".formatted(name, component, running.pid()));
        return ExitCode.OK.code();
    }
}
