package dev.storeys.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** How much time of the processors processes have used. */
public final class Processors {

    // The kernel counts in this unit for programs, whatever its own clock is (proc(5), sysconf(3)).
    private static final int TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;
    private static final int STATES = 4;

    private Processors() {}

    /** Of a process and those that it started, also of those that have ended since. */
    public static Duration used(Running root) {
        return root.family().stream().map(Processors::of).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration of(Running process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            return Files.exists(file) ? ofTicks(Files.readString(file)) : asJavaKnows(process);
        } catch (IOException ended) {
            return Duration.ZERO;
        }
    }

    // After the program's name, which may hold anything: utime, stime, and both of its children.
    static Duration ofTicks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Arrays.stream(fields, UTIME, UTIME + STATES).mapToLong(Long::parseLong).sum();
        return Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND);
    }

    private static Duration asJavaKnows(Running process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }
}
