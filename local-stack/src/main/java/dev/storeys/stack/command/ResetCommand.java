package dev.storeys.stack.command;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.home.StageFolder;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Stages;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description =
                "Forgets data, logs and secrets of a stage, or of all stages; it must be down.")
final class ResetCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STAGE", arity = "0..1", description = "default: all stages")
    private @Nullable Integer stage;

    private final Session session;

    ResetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<Integer> stages = stage == null ? Stages.built() : List.of(Stages.of(stage).number());
        session.home().prepare();
        try (HomeLock _ = HomeLock.take(session.home(), "reset")) {
            Optional<Integer> up = session.planner().up().map(Plan::stage).map(s -> s.number());
            for (int number : stages) {
                forget(number, up);
            }
            if (stage == null) {
                Folders.delete(session.home().cache());
            }
        }
        return ExitCode.OK.code();
    }

    private void forget(int number, Optional<Integer> up) throws IOException {
        if (up.filter(other -> other == number).isPresent()) {
            throw new Refused(
                    ExitCode.ALREADY_UP,
                    "Stage %d is up; end it first with ./shop down".formatted(number));
        }
        StageFolder folder = session.home().stage(number);
        if (folder.exists()) {
            folder.forget();
            session.terminal().say("Stage %d is forgotten.".formatted(number));
        }
    }
}
