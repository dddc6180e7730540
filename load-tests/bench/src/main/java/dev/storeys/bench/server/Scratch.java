package dev.storeys.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A temporary folder and the processes that work in it; all of it ends with the run. */
final class Scratch implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private boolean closed;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    static Scratch named(String name) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory("bench-" + name));
        // Ctrl-C must leave nothing behind.
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
        return scratch;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The caller's environment is its own, with these settings over it. */
    synchronized Process start(List<String> command, Map<String, String> environment)
            throws IOException {
        if (closed) {
            throw new IllegalStateException("The run is over");
        }
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Returns when a GET is answered with 200; throws when the process gives up. */
    void await(Process process, URI address) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!Page.isThere(address)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%s does not answer: %s".formatted(address, Files.readString(log())));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private Path log() {
        return file("log");
    }

    @Override
    public synchronized void close() {
        closed = true;
        processes.forEach(Process::destroy);
        processes.forEach(Scratch::mustEnd);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static void mustEnd(Process process) {
        try {
            if (process.waitFor(GRACE)) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
