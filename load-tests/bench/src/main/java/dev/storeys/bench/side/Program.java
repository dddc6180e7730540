package dev.storeys.bench.side;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine, and what to do when it is missing. */
record Program(String name, String remedy) {

    /** Where it is. */
    Path mustExist() {
        String path = System.getenv().getOrDefault("PATH", "");
        // Debian's servers are not on everybody's path.
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new MissingTool(name + ": " + remedy));
    }

    /** The checkout that is measured. */
    static Path project() {
        return Path.of(System.getProperty("bench.home", "load-tests/bench"), "..", "..")
                .normalize();
    }

    /** What the command prints, on either stream; throws when it fails or takes longer. */
    static String output(List<String> command, Duration patience)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // Ctrl-C must leave nothing behind.
        Thread end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
        var _ =
                process.onExit()
                        .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                        .exceptionally(late -> process.destroyForcibly());
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.getFirst() + " failed: " + said);
            }
            return said;
        } finally {
            process.destroyForcibly();
            forget(end);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook runs already.
        }
    }
}
