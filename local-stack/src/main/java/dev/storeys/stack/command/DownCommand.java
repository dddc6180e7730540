package dev.storeys.stack.command;

import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.supervision.Supervisor;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops what is up and keeps its data; nothing to stop is fine, too.")
final class DownCommand implements Callable<Integer> {

    private final Session session;

    DownCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = session.terminal();
        session.home().prepare();
        try (HomeLock _ = HomeLock.take(session.home(), "down")) {
            Plan plan = session.planner().up().orElse(null);
            if (plan == null) {
                terminal.say("Nothing is up.");
                return ExitCode.OK.code();
            }
            new Supervisor(plan, terminal).stopAll();
            terminal.say("Stage %d is down.".formatted(plan.stage().number()));
        }
        return ExitCode.OK.code();
    }
}
