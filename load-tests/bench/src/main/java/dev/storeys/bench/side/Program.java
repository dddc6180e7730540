package dev.storeys.bench.side;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this machine, and what to do when it is missing. */
record Program(String name, String remedy) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    void mustExist() {
        try {
            output(List.of(name, "--version"), PATIENCE);
        } catch (IOException missing) {
            throw new MissingTool(name + ": " + remedy, missing);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
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
