package dev.storeys.stack.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A process and the mark that tells it from a later one with the same number. */
public record Running(long pid, String mark) {

    private static final Duration GLANCE = Duration.ofMillis(50);

    /** The live process with this number, whichever it is. */
    public static Optional<Running> at(long pid) {
        return ProcessMark.of(pid).map(mark -> new Running(pid, mark));
    }

    public boolean alive() {
        return ProcessMark.of(pid).filter(mark::equals).isPresent();
    }

    /** Sends a signal by its name without SIG; does nothing if the process has ended. */
    public void signal(String name) throws IOException {
        if (alive()) {
            // The shell's own kill: slim machines have no kill program.
            Tool.run(List.of("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", bare(name), "" + pid));
        }
    }

    public static String bare(String signal) {
        String name = signal.toUpperCase(Locale.ROOT);
        return name.startsWith("SIG") ? name.substring("SIG".length()) : name;
    }

    /** Waits for the end of the process; false if it outlived the time. */
    public boolean ended(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(GLANCE);
        }
        return true;
    }

    /** Asks the process and then makes it end; returns when it and its children are gone. */
    public void stop(String signal, Duration grace) throws IOException {
        List<Running> family = family();
        signal(signal);
        // A frozen process would otherwise never see the signal.
        signal("CONT");
        if (!ended(grace)) {
            signal("KILL");
        }
        for (Running member : family) {
            member.ended(grace);
        }
    }

    /** This process and those it started. */
    public List<Running> family() {
        List<Running> children =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(child -> at(child.pid()))
                        .flatMap(Optional::stream)
                        .toList();
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(this), children.stream())
                .toList();
    }
}
