package dev.storeys.api.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The project's own command line, as a user calls it. Its output goes to a file: servers that it
 * leaves behind may inherit it, and a pipe would then never end.
 */
public record ShopCommand(Path project, Path output, Map<String, String> environment) {

    private static final int TAIL = 40;

    /** What a call printed on its standard output; throws unless it succeeded in time. */
    public String run(Duration limit, String... arguments) {
        Path printed = output.resolve(arguments[0] + ".out");
        Path log = output.resolve(arguments[0] + ".log");
        int code = exitCode(limit, printed, log, arguments);
        if (code != 0) {
            throw new IllegalStateException(
                    "./shop %s ended with %d; %s says:%n%s%n%s"
                            .formatted(
                                    String.join(" ", arguments),
                                    code,
                                    log,
                                    tail(log),
                                    tail(printed)));
        }
        return read(printed);
    }

    private int exitCode(Duration limit, Path printed, Path log, String... arguments) {
        List<String> command = new ArrayList<>(List.of(project.resolve("shop").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(project.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(printed.toFile())
                        .redirectError(log.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new IllegalStateException(
                        "./shop %s took more than %s; %s says:%n%s"
                                .formatted(String.join(" ", arguments), limit, log, tail(log)));
            }
            return process.exitValue();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot run " + command, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command, stop);
        }
    }

    private static String tail(Path log) {
        List<String> lines = read(log).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
