package dev.storeys.stack.command;

import dev.storeys.stack.deadletter.DeadLetters;
import dev.storeys.stack.outcome.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Hands dead letters again to the consumer that refused them, and to no other.",
            "One that is refused again stays a dead letter, with the new reason; one that had its"
                    + " effect before has none now."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all were taken in",
            "2:neither an id, a topic nor --all was given",
            "3:no stage is up",
            "16:an application could not be asked",
            "18:some were refused again",
            "19:an id names no dead letter; nothing was replayed"
        })
final class DltReplayCommand implements Callable<Integer> {

    @Mixin private DeadLetterChoice choice = new DeadLetterChoice();

    private final Session session;

    DltReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        choice.check();
        DeadLetters deadLetters = new DeadLetters(session.planner().required());
        DeadLetters.Outcome outcome = deadLetters.replay(choice.among(deadLetters.all()));
        session.terminal()
                .out()
                .printf(
                        "%d replayed: %d taken in, %d refused again%n",
                        outcome.handled() + outcome.refused(),
                        outcome.handled(),
                        outcome.refused());
        return outcome.refused() == 0 ? ExitCode.OK.code() : ExitCode.DEAD_AGAIN.code();
    }
}
