package dev.storeys.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka broker that is its own controller, in a process of its own, as in the local stack. */
public final class Broker implements AutoCloseable {

    /** Of each topic, as the platform has it. */
    public static final int PARTITIONS = 6;

    private static final String CLUSTER = "c3RvcmV5cy1iZW5jaC0tMQ";

    private final Process process;
    private final Path folder;
    private final String address;

    private Broker(Process process, Path folder, String address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts one on free ports; the given topics exist when it returns. */
    public static Broker start(String... topics) throws Exception {
        Path folder = Files.createTempDirectory("bench-kafka");
        String address = "127.0.0.1:" + freePort();
        Path settings = folder.resolve("server.properties");
        Files.writeString(settings, settings(address, folder));
        Process format =
                java(
                        folder,
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id=" + CLUSTER,
                        "--config=" + settings);
        if (format.waitFor() != 0) {
            throw new IllegalStateException("Kafka could not format " + folder);
        }
        Broker broker =
                new Broker(java(folder, "kafka.Kafka", settings.toString()), folder, address);
        broker.create(topics);
        return broker;
    }

    /** Host and port. */
    public String address() {
        return address;
    }

    /** A client that sees its topics. */
    public Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", address, "default.api.timeout.ms", "60000"));
    }

    /** A command line for one of Kafka's own programs. */
    public static List<String> command(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dlogback.configurationFile=quiet-logback.xml",
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process java(Path folder, String... arguments) throws IOException {
        return new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void create(String... topics) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(
                            Stream.of(topics)
                                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                                    .toList())
                    .all()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    private static String settings(String address, Path folder) throws IOException {
        return """
        process.roles=broker,controller
        node.id=1
        controller.listener.names=CONTROLLER
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://%1$s,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://%1$s
        log.dirs=%3$s
        num.partitions=6
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=6
        group.initial.rebalance.delay.ms=0
        num.network.threads=2
        num.io.threads=2
        background.threads=2
        """
                .formatted(address, freePort(), folder.resolve("data"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(Duration.ofSeconds(15))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Broker::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
