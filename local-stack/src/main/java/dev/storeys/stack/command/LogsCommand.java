package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import dev.storeys.stack.supervision.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Prints a component's log; of the last run if nothing is up.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Parameters(paramLabel = "COMPONENT", description = "a name that ./shop status shows")
    private String component = "";

    @Option(
            names = {"-f", "--follow"},
            description = "go on until Ctrl-C")
    private boolean follow;

    private final Session session;

    LogsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        LogFile log = new LogFile(path(stage()));
        long position = log.printFrom(0, session.terminal().out());
        while (follow) {
            Pause.of(BETWEEN_LOOKS);
            position = log.printFrom(position, session.terminal().out());
        }
        return ExitCode.OK.code();
    }

    private Stage stage() throws IOException {
        Optional<Plan> up = session.planner().up();
        return up.isPresent() ? up.get().stage() : lastRun();
    }

    // Of several stages the one whose plan was made last.
    private Stage lastRun() throws IOException {
        int last =
                Stages.built().stream()
                        .filter(stage -> Files.exists(session.home().stage(stage).layoutFile()))
                        .max(Comparator.comparingLong(this::madeAt))
                        .orElseThrow(() ->
                                new Refused(ExitCode.NOT_UP, "No stage was ever up: no logs."));
        return session.planner().kept(last);
    }

    private long madeAt(int stage) {
        return session.home().stage(stage).layoutFile().toFile().lastModified();
    }

    private Path path(Stage stage) {
        String name = stage.component(component).name();
        return session.home().stage(stage.number()).log(name);
    }
}
