package dev.storeys.stack.command;

import dev.storeys.stack.deadletter.DeadLetter;
import dev.storeys.stack.deadletter.DeadLetters;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Parameters(paramLabel = "ID", arity = "0..*", description = "ids that ./shop dlt list shows")
    private Set<String> ids = new HashSet<>();

    @Option(names = "--topic", defaultValue = "", description = "only those of this topic")
    private String topic = "";

    @Option(names = "--all", description = "all there are")
    private boolean all;

    private final Session session;

    DltReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (ids.isEmpty() && topic.isEmpty() && !all) {
            throw new Refused(ExitCode.USAGE, "Say which: ids, --topic or --all");
        }
        DeadLetters deadLetters = new DeadLetters(session.planner().required());
        DeadLetters.Outcome outcome = deadLetters.replay(chosen(deadLetters.all()));
        session.terminal()
                .out()
                .printf(
                        "%d replayed: %d taken in, %d refused again%n",
                        outcome.handled() + outcome.refused(),
                        outcome.handled(),
                        outcome.refused());
        return outcome.refused() == 0 ? ExitCode.OK.code() : ExitCode.DEAD_AGAIN.code();
    }

    private List<DeadLetter> chosen(List<DeadLetter> letters) {
        Set<String> unknown = new HashSet<>(ids);
        letters.forEach(letter -> unknown.remove(letter.id()));
        if (!unknown.isEmpty()) {
            throw new Refused(
                    ExitCode.NO_SUCH_DEAD_LETTER, "No dead letter has the id " + first(unknown));
        }
        return letters.stream()
                .filter(letter -> topic.isEmpty() || letter.topic().equals(topic))
                .filter(letter -> ids.isEmpty() || ids.contains(letter.id()))
                .toList();
    }

    private static String first(Set<String> ids) {
        return ids.iterator().next();
    }
}
