package dev.storeys.stack.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How much memory processes occupy and the machine has left, in MiB. */
public final class Memory {

    private static final long KIB_PER_MIB = 1024;
    private static final long BYTES_PER_MIB = 1024 * 1024;

    private Memory() {}

    /**
     * Resident memory of a process and its children. A page that several share counts once
     * (proportional set size): PostgreSQL's backends share most of theirs.
     */
    public static long resident(Running root) {
        return root.family().stream().mapToLong(Memory::kib).sum() / KIB_PER_MIB;
    }

    private static long kib(Running process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        if (Files.isDirectory(folder)) {
            long shared = field(folder.resolve("smaps_rollup"), "Pss:");
            return shared > 0 ? shared : field(folder.resolve("status"), "VmRSS:");
        }
        try {
            String size =
                    Tool.run(List.of("ps", "-o", "rss=", "-p", "" + process.pid()))
                            .output()
                            .strip();
            return size.matches("\\d+") ? Long.parseLong(size) : 0;
        } catch (IOException noPs) {
            return 0;
        }
    }

    /** What new processes may take before this machine or container runs out. */
    public static long available() {
        long machine = field(Path.of("/proc/meminfo"), "MemAvailable:") / KIB_PER_MIB;
        long unknown = total();
        return Math.min(machine > 0 ? machine : unknown, container(unknown));
    }

    private static long total() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() / BYTES_PER_MIB
                : Long.MAX_VALUE;
    }

    // Control groups, version 2; cached file pages are given back when memory is needed.
    private static long container(long otherwise) {
        Path group = Path.of("/sys/fs/cgroup");
        long limit = number(group.resolve("memory.max"));
        if (limit <= 0) {
            return otherwise;
        }
        long cached = field(group.resolve("memory.stat"), "inactive_file ");
        return (limit - number(group.resolve("memory.current")) + cached) / BYTES_PER_MIB;
    }

    private static long number(Path file) {
        try {
            String text = Files.isReadable(file) ? Files.readString(file).strip() : "";
            return text.matches("\\d+") ? Long.parseLong(text) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long field(Path file, String label) {
        try (Stream<String> lines = Files.isReadable(file) ? Files.lines(file) : Stream.empty()) {
            return lines.filter(line -> line.startsWith(label))
                    .findFirst()
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }
}
