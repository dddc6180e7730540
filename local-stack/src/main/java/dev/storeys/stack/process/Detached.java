package dev.storeys.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process just started in a session of its own, so that it outlives this one. */
public record Detached(Running running, Process process) {

    // The number is on disk before the program runs: a killed command leaves nothing unknown.
    private static final String NOTE_PID_AND_BECOME = "echo $$ > \"$0\" && exec \"$@\"";

    // A clean environment: a stray SERVER_PORT or JAVA_TOOL_OPTIONS must not reach a server.
    private static final List<String> HANDED_DOWN = List.of("PATH", "HOME", "USER", "LANG", "TZ");

    public static Detached start(Launch launch, Path log, PidFile pidFile) throws IOException {
        setAside(log);
        pidFile.delete();
        Process process = prepare(launch, log, pidFile).start();
        Running running =
                Running.at(process.pid()).orElseGet(() -> new Running(process.pid(), "ended"));
        // The process writes first, else its shorter note would replace this one.
        while (!pidFile.isWritten() && process.isAlive()) {
            Pause.of(Duration.ofMillis(1));
        }
        pidFile.write(running);
        return new Detached(running, process);
    }

    private static ProcessBuilder prepare(Launch launch, Path log, PidFile pidFile)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("/bin/sh", "-c", NOTE_PID_AND_BECOME, pidFile.path().toString()));
        if (Tool.exists("setsid")) {
            command.add("setsid");
        }
        command.addAll(launch.command());
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(launch.folder().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(log.toFile())
                        .redirectErrorStream(true);
        builder.environment().keySet().retainAll(HANDED_DOWN);
        builder.environment().putAll(launch.environment());
        return builder;
    }

    // The log of the run before is kept: it often says why there had to be another.
    private static void setAside(Path log) throws IOException {
        if (Files.exists(log)) {
            Path before = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** How the process ended; call it when it has. */
    public int exitCode() {
        return process.onExit().orTimeout(1, TimeUnit.SECONDS).thenApply(Process::exitValue).join();
    }
}
