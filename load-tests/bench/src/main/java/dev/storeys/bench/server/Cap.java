package dev.storeys.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processes that together get so much of a processor and no more: a control group of Linux, of
 * either version.
 */
public final class Cap implements AutoCloseable {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");

    /** Of the scheduler's accounts, in microseconds; its own default. */
    private static final int PERIOD = 100_000;

    private static final int PERCENT = 100;

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Path folder;

    private Cap(Path folder) {
        this.folder = folder;
    }

    /** Nothing where this process may not make one. */
    public static Optional<Cap> of(String name, int percent) {
        Optional<Cap> made =
                of(ROOT, "%s-%d".formatted(name, ProcessHandle.current().pid()), percent);
        // Ctrl-C must leave nothing behind.
        made.ifPresent(cap -> Runtime.getRuntime().addShutdownHook(new Thread(cap::remove)));
        return made;
    }

    static Optional<Cap> of(Path root, String name, int percent) {
        long quota = (long) PERIOD * percent / PERCENT;
        try {
            if (Files.exists(root.resolve("cpu/cpu.cfs_quota_us"))) {
                Path folder = Files.createDirectory(root.resolve("cpu").resolve(name));
                Files.writeString(folder.resolve("cpu.cfs_period_us"), "" + PERIOD);
                Files.writeString(folder.resolve("cpu.cfs_quota_us"), "" + quota);
                return Optional.of(new Cap(folder));
            }
            if (Files.exists(root.resolve("cgroup.subtree_control"))) {
                Files.writeString(root.resolve("cgroup.subtree_control"), "+cpu");
                Path folder = Files.createDirectory(root.resolve(name));
                Files.writeString(folder.resolve("cpu.max"), quota + " " + PERIOD);
                return Optional.of(new Cap(folder));
            }
        } catch (IOException notAllowed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Holds a process and all that it has started; what it starts later is held by itself. */
    public void hold(long process) throws IOException {
        move(process);
        try (Stream<ProcessHandle> started =
                ProcessHandle.of(process).stream().flatMap(ProcessHandle::descendants)) {
            for (ProcessHandle one : started.toList()) {
                move(one.pid());
            }
        }
    }

    private void move(long process) throws IOException {
        Files.writeString(folder.resolve("cgroup.procs"), "" + process);
    }

    /**
     * How often it mattered, since it is there.
     *
     * @param all periods in which one of the processes wanted to do something
     * @param held those in which they were stopped before the end
     */
    public record Periods(long all, long held) {

        /** Both together. */
        public Periods and(Periods other) {
            return new Periods(all + other.all, held + other.held);
        }

        /** Only those that came after. */
        public Periods since(Periods before) {
            return new Periods(all - before.all, held - before.held);
        }
    }

    public Periods periods() throws IOException {
        long all = 0;
        long held = 0;
        for (String line : Files.readAllLines(folder.resolve("cpu.stat"))) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "nr_periods" -> all = Long.parseLong(words[1]);
                case "nr_throttled" -> held = Long.parseLong(words[1]);
                default -> {}
            }
        }
        return new Periods(all, held);
    }

    /** To be called when the processes have ended. */
    @Override
    public void close() {
        remove();
    }

    private void remove() {
        long end = System.nanoTime() + GRACE.toNanos();
        while (!gone() && System.nanoTime() < end) {
            try {
                Thread.sleep(BETWEEN_TRIES);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** The system refuses as long as one of the processes is there. */
    private boolean gone() {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
