package dev.storeys.stack.command;

import dev.storeys.stack.deadletter.DeadLetter;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters a command is about. */
final class DeadLetterChoice {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "ids that ./shop dlt list shows")
    private Set<String> ids = new HashSet<>();

    @Option(names = "--topic", defaultValue = "", description = "only those of this topic")
    private String topic = "";

    @Option(names = "--all", description = "all there are")
    private boolean all;

    /** Refuses a command that names none. */
    void check() {
        if (ids.isEmpty() && topic.isEmpty() && !all) {
            throw new Refused(ExitCode.USAGE, "Say which: ids, --topic or --all");
        }
    }

    List<DeadLetter> among(List<DeadLetter> letters) {
        Set<String> unknown = new HashSet<>(ids);
        letters.forEach(letter -> unknown.remove(letter.id()));
        if (!unknown.isEmpty()) {
            throw new Refused(
                    ExitCode.NO_SUCH_DEAD_LETTER,
                    "No dead letter has the id " + unknown.iterator().next());
        }
        return letters.stream()
                .filter(letter -> topic.isEmpty() || letter.topic().equals(topic))
                .filter(letter -> ids.isEmpty() || ids.contains(letter.id()))
                .toList();
    }
}
