package dev.storeys.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keeps what is measured and what loads it off each other's processor.
 *
 * @param allowed the processors that this process may use; with one there is nothing to keep apart
 */
public record Cores(List<Integer> allowed) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LIST = "Cpus_allowed_list:";

    /** Those of this process, as Linux tells them. */
    public static Cores ofThisProcess() throws IOException {
        if (!Files.exists(STATUS)) {
            return new Cores(List.of());
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(LIST))
                .map(line -> of(line.substring(LIST.length()).strip()))
                .findFirst()
                .orElse(new Cores(List.of()));
    }

    /** Of a list such as {@code 0-3,6}. */
    static Cores of(String list) {
        return new Cores(Stream.of(list.split(",")).flatMap(Cores::range).toList());
    }

    private static Stream<Integer> range(String range) {
        String[] ends = range.split("-", -1);
        return IntStream.rangeClosed(
                        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                .boxed();
    }

    /** Whether they can be kept apart. */
    public boolean apart() {
        return allowed.size() > 1;
    }

    /** The command on the processor of what is measured. */
    public List<String> measured(List<String> command) {
        return apart() ? on(allowed.get(0), command) : command;
    }

    /** The command on the processor of what loads it and answers it. */
    public List<String> load(List<String> command) {
        return apart() ? on(allowed.get(1), command) : command;
    }

    private static List<String> on(int processor, List<String> command) {
        return Stream.concat(Stream.of("taskset", "-c", "" + processor), command.stream()).toList();
    }

    /** Who works where, for the table. */
    public String told() {
        return apart()
                ? "The gateway and nginx run on processor %d, one at a time; backend and wrk on processor %d"
                        .formatted(allowed.get(0), allowed.get(1))
                : "The gateway, nginx, backend and wrk share what there is, as there are no two processors to keep them apart";
    }
}
