package dev.storeys.stack.command;

import dev.storeys.stack.deadletter.DeadLetters;
import dev.storeys.stack.outcome.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description = "Gives dead letters up for good; what they held is lost.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:they are gone",
            "2:neither an id, a topic nor --all was given",
            "3:no stage is up",
            "16:an application could not be asked",
            "19:an id names no dead letter; nothing was discarded"
        })
final class DltDiscardCommand implements Callable<Integer> {

    @Mixin private DeadLetterChoice choice = new DeadLetterChoice();

    private final Session session;

    DltDiscardCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        choice.check();
        DeadLetters deadLetters = new DeadLetters(session.planner().required());
        int discarded = deadLetters.discard(choice.among(deadLetters.all()));
        session.terminal().out().printf("%d discarded%n", discarded);
        return ExitCode.OK.code();
    }
}
