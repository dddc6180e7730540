package dev.storeys.stack.command;

import dev.storeys.stack.deadletter.DeadLetter;
import dev.storeys.stack.deadletter.DeadLetters;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the dead letters of the stage that is up, the newest first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed, also if there are none",
            "3:no stage is up",
            "16:an application could not be asked"
        })
final class DltListCommand implements Callable<Integer> {

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Print}]");
    private static final int WIDEST = 48;
    private static final String ROW = "%-20s  %-22s  %-20s  %-36s  %-36s  %s%n";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--topic", defaultValue = "", description = "only those of this topic")
    private String topic = "";

    @Option(names = "--json", description = "one JSON array on standard output")
    private boolean json;

    @Option(
            names = "--limit",
            defaultValue = "100",
            description = "the newest so many, 0 for all; default: ${DEFAULT-VALUE}")
    private int limit;

    private final Session session;

    DltListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new Refused(ExitCode.USAGE, "--limit must be 0 or more");
        }
        List<DeadLetter> letters =
                new DeadLetters(session.planner().required())
                        .all().stream()
                                .filter(letter -> topic.isEmpty() || letter.topic().equals(topic))
                                .toList();
        print(newest(letters));
        int left = letters.size() - newest(letters).size();
        if (left > 0) {
            session.terminal()
                    .say("%d older ones are not shown; --limit 0 shows all.".formatted(left));
        }
        return ExitCode.OK.code();
    }

    private List<DeadLetter> newest(List<DeadLetter> letters) {
        List<DeadLetter> newest = letters.reversed();
        return limit == 0 ? newest : newest.stream().limit(limit).toList();
    }

    private void print(List<DeadLetter> letters) {
        Terminal terminal = session.terminal();
        if (json) {
            terminal.out().println(JSON.writeValueAsString(letters));
        } else if (letters.isEmpty()) {
            terminal.say("There are no dead letters.");
        } else {
            terminal.out().printf(ROW, "DIED", "GROUP", "TOPIC", "KEY", "ID", "REASON");
            letters.forEach(this::row);
        }
    }

    private void row(DeadLetter letter) {
        String exception = letter.exception();
        session.terminal()
                .out()
                .printf(
                        ROW,
                        Instant.parse(letter.diedAt()).truncatedTo(ChronoUnit.SECONDS),
                        letter.group(),
                        letter.topic(),
                        printable(letter.key()),
                        printable(letter.id()),
                        exception.substring(exception.lastIndexOf('.') + 1)
                                + ": "
                                + letter.message());
    }

    // Dead letters may hold anything, also what would command a terminal.
    private static String printable(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll("?");
        return line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line;
    }
}
