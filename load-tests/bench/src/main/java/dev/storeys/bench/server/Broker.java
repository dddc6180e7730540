package dev.storeys.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final Scratch scratch;
    private final String address;

    private Broker(Scratch scratch, String address) {
        this.scratch = scratch;
        this.address = address;
    }

    /** Starts one on free ports; the given topics exist when it returns. */
    public static Broker start(String... topics) throws Exception {
        Scratch scratch = Scratch.named("kafka");
        String address = "127.0.0.1:" + Scratch.freePort();
        Path settings = scratch.file("server.properties");
        Files.writeString(settings, settings(address, scratch.file("data")));
        format(scratch, settings);
        scratch.start(command("kafka.Kafka", settings.toString()), Map.of());
        Broker broker = new Broker(scratch, address);
        broker.create(topics);
        return broker;
    }

    private static void format(Scratch scratch, Path settings) throws Exception {
        List<String> command =
                command(
                        "kafka.tools.StorageTool",
                        "format",
                        "--cluster-id=" + CLUSTER,
                        "--config=" + settings);
        if (scratch.start(command, Map.of()).waitFor() != 0) {
            throw new IllegalStateException("Kafka could not format what " + settings + " names");
        }
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

    private static String settings(String address, Path data) throws IOException {
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
                .formatted(address, Scratch.freePort(), data);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
