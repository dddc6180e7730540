package dev.storeys.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from a later one with the same number. On Linux it is the boot and the clock tick
 * of its start, which stay the same when the wall clock is set.
 */
final class ProcessMark {

    private static final Path PROC = Path.of("/proc");
    // Numbered from the state, the first field after the name in parentheses.
    private static final int START_TICKS = 19;

    private ProcessMark() {}

    /** The mark of a live process; a zombie does not live. */
    static Optional<String> of(long pid) {
        Path stat = PROC.resolve(Long.toString(pid)).resolve("stat");
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return elsewhere(pid);
        }
        try {
            String line = Files.readString(stat, java.nio.charset.StandardCharsets.ISO_8859_1);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(boot() + fields[START_TICKS]);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static String boot() throws IOException {
        Path id = PROC.resolve("sys/kernel/random/boot_id");
        return Files.isReadable(id) ? Files.readString(id).strip() + ":" : "";
    }

    private static Optional<String> elsewhere(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(instant -> Long.toString(instant.toEpochMilli()));
    }
}
