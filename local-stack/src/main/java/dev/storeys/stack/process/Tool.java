package dev.storeys.stack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program that is run to its end. */
public record Tool(int exitCode, String output) {

    public static Tool run(List<String> command) throws IOException {
        return run(command, "");
    }

    /** Runs a program with this input; its output and errors come back as one text. */
    public static Tool run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException brokenPipe) {
            // The program ended without reading; its exit code says why.
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Tool(process.waitFor(), output);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command.getFirst());
        }
    }

    /** Whether a program of this name can be run. */
    public static boolean exists(String program) throws IOException {
        return run(List.of("/bin/sh", "-c", "command -v \"$0\"", program)).succeeded();
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
