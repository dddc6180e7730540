package dev.storeys.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to start.
 *
 * @param environment added to the little that is handed down from this process
 * @param folder where it runs
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder) {

    // Linux gives each session the same share of the processors, whatever its processes' niceness
    // is; the session has one of its own (sched(7), autogroup), which may be changed a few times a
    // second only.
    private static final String POLITELY =
            """
            for try in 1 2 3 4 5 6 7 8 9 10; do
                [ -w /proc/self/autogroup ] || break
                { echo 15 > /proc/self/autogroup; } 2>/dev/null && break
                sleep 0.2
            done
            exec nice -n 15 "$@"
            """;

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public Launch(List<String> command, Path folder) {
        this(command, Map.of(), folder);
    }

    /** The same, as a process that leaves the processors to others while they want them. */
    public Launch politely() {
        return new Launch(
                Stream.concat(Stream.of("sh", "-c", POLITELY, "sh"), command.stream()).toList(),
                environment,
                folder);
    }
}
