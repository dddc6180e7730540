package dev.storeys.edge;

import static org.awaitility.Awaitility.await;

import dev.storeys.stack.process.Ports;
import dev.storeys.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An nginx of this machine with one of our configurations, on ports of its own. */
final class Nginx implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() throws IOException {
        return Tool.exists("nginx");
    }

    /** What {@code nginx -t} says of a configuration as it is. */
    static Tool check(String name, Path prefix) throws IOException {
        return Tool.run(command(prefix, configurations().resolve(name), "-t"));
    }

    /** Starts it before these servers; the configuration is the same but for the addresses. */
    static Nginx start(String name, Path prefix, List<Backend> backends) throws IOException {
        int port = new Ports().free(0);
        Path copy = copy(prefix, port, backends);
        Process process =
                new ProcessBuilder(command(prefix, copy.resolve(name), "-g", "daemon off;"))
                        .redirectErrorStream(true)
                        .redirectOutput(prefix.resolve("nginx.log").toFile())
                        .start();
        Nginx nginx = new Nginx(process, port);
        await().atMost(START).until(() -> !process.isAlive() || Ports.answers(port));
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(prefix.resolve("nginx.log")));
        }
        return nginx;
    }

    private static List<String> command(Path prefix, Path configuration, String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of("nginx", "-p", prefix.toString(), "-c", configuration.toString()));
        command.addAll(List.of(more));
        return command;
    }

    private static Path copy(Path prefix, int port, List<Backend> backends) throws IOException {
        Path copy = prefix.resolve("conf");
        try (Stream<Path> files = Files.walk(configurations())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(configurations().relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, addressed(Files.readString(file), port, backends));
            }
        }
        return copy;
    }

    private static String addressed(String text, int port, List<Backend> backends) {
        String addressed = text.replace("127.0.0.1:8080", "127.0.0.1:" + port);
        for (int number = 1; number <= backends.size(); number++) {
            String place = "127.0.0.1:808" + number;
            addressed = addressed.replace(place, "127.0.0.1:" + backends.get(number - 1).port());
        }
        return addressed;
    }

    private static Path configurations() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("deploy/edge/nginx"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
