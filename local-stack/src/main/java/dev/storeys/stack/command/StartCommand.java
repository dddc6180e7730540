package dev.storeys.stack.command;

import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.supervision.Supervisor;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Starts a component again that was killed or ended, and waits until it is ready.")
final class StartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "COMPONENT", description = "a name that ./shop status shows")
    private String component = "";

    private final Session session;

    StartCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = session.planner().required();
        Unit unit = new Unit(plan, plan.stage().component(component));
        try (HomeLock _ = HomeLock.take(session.home(), "start " + component)) {
            if (unit.running().isPresent()) {
                throw new Refused(ExitCode.ALREADY_UP, component + " runs already.");
            }
            new Supervisor(plan, session.terminal()).start(component);
        }
        return ExitCode.OK.code();
    }
}
