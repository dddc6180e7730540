package dev.storeys.bench.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An nginx of our own, in the foreground. */
public record Nginx(int port, Processors processors, AutoCloseable scratch)
        implements AutoCloseable {

    /**
     * Starts it on a free port, where {@code /readyz} must be answered.
     *
     * @param settings with {@code @PORT@} where the port belongs
     * @param placed puts a command on its processor
     */
    public static Nginx start(Path program, String settings, UnaryOperator<List<String>> placed)
            throws Exception {
        int port = Scratch.freePort();
        Scratch scratch = Scratch.named("nginx");
        Path file = scratch.file("nginx.conf");
        Files.writeString(file, settings.replace("@PORT@", "" + port));
        String folder = file.getParent() + "/";
        List<String> command =
                List.of(program.toString(), "-p", folder, "-c", file.toString(), "-e", "stderr");
        Process process = scratch.start(placed.apply(command), Map.of());
        scratch.await(process, URI.create("http://127.0.0.1:" + port + "/readyz"));
        return new Nginx(port, new Processors(List.of(process.pid())), scratch);
    }

    /** Its address without a path. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        scratch.close();
    }
}
