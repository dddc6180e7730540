package dev.storeys.stack.command;

import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.supervision.Failover;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a PostgreSQL server that follows another one take over from it.",
            "The one that led must have ended; when it is started again, it follows. What it alone"
                    + " had is gone then: --commit synchronous sees to it that nobody was told of it."
        })
final class PromoteCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "COMPONENT",
            arity = "0..1",
            description =
                    "the server that takes over; default: the one that has most of what the ended"
                            + " one wrote")
    private String component = "";

    private final Session session;

    PromoteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Failover failover = new Failover(session.planner().required());
        try (HomeLock _ = HomeLock.take(session.home(), "promote " + component)) {
            long start = System.nanoTime();
            Failover.Outcome outcome =
                    component.isEmpty() ? failover.toTheBest() : failover.to(component);
            session.terminal()
                    .say(
                            "%s leads after %.1f s."
                                    .formatted(
                                            outcome.primary(), (System.nanoTime() - start) / 1e9));
        }
        return ExitCode.OK.code();
    }
}
