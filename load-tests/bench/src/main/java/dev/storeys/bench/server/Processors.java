package dev.storeys.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor time of these processes with all their descendants, from Linux's {@code /proc}.
 * Unlike a rate it hardly depends on what else the machine does.
 */
public record Processors(List<Long> roots) {

    private static final Path PROC = Path.of("/proc");

    /** Of a second; the same on every Linux that Java runs on. */
    private static final double TICKS = 100;

    /** In /proc/PID/stat, counted from the one after the name: own and of ended children. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;

    /** This process with all that it started, and these that somebody else did. */
    public static Processors withThisOne(Long... others) {
        return new Processors(
                Stream.concat(Stream.of(ProcessHandle.current().pid()), Stream.of(others))
                        .toList());
    }

    /** Seconds until now; NaN where nobody tells. */
    public double seconds() {
        if (!Files.isReadable(PROC.resolve("self/stat"))) {
            return Double.NaN;
        }
        return roots.stream()
                        .flatMap(root -> ProcessHandle.of(root).stream())
                        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                        .mapToLong(process -> ticks(process.pid()))
                        .sum()
                / TICKS;
    }

    private static long ticks(long process) {
        try {
            String line = Files.readString(PROC.resolve(process + "/stat"));
            // The name stands in parentheses and may hold anything.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, FIRST_TIME, FIRST_TIME + TIMES)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException ended) {
            // Its time is its parent's now.
            return 0;
        }
    }
}
