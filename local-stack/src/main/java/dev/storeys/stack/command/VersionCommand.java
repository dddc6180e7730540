package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the version.")
final class VersionCommand implements Callable<Integer> {

    private final Session session;

    VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        for (String line : new Shop.Version().getVersion()) {
            session.terminal().out().println(line);
        }
        return ExitCode.OK.code();
    }
}
