package dev.storeys.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker in a process of its own, which can be killed and started again on the same port. */
final class KafkaProcess implements AutoCloseable {

    private static final String SETTINGS =
            """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            log.dirs=%3$s
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=3
            group.initial.rebalance.delay.ms=0
            log.cleaner.dedupe.buffer.size=8388608
            """;

    private final Path folder;
    private final int port;
    private Process broker;

    KafkaProcess(Path folder) throws Exception {
        this.folder = folder;
        Path data = Files.createDirectories(folder.resolve("data"));
        String settings = folder.resolve("server.properties").toString();
        // Both are held while they are chosen, so that they differ.
        try (ServerSocket forClients = new ServerSocket(0);
                ServerSocket forController = new ServerSocket(0)) {
            port = forClients.getLocalPort();
            Files.writeString(
                    Path.of(settings),
                    SETTINGS.formatted(port, forController.getLocalPort(), data));
        }
        java("kafka.tools.StorageTool", "format", "-t", "bm90LWEtcmVhbC1jbHVzdA", "-c", settings)
                .waitFor();
        start();
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    void start() throws IOException {
        broker = java("kafka.Kafka", folder.resolve("server.properties").toString());
    }

    void kill() throws InterruptedException {
        broker.destroyForcibly().waitFor();
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
