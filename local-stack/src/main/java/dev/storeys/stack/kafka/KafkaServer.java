package dev.storeys.stack.kafka;

import dev.storeys.stack.app.Jvm;
import dev.storeys.stack.app.Programs;
import dev.storeys.stack.home.Folders;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.process.Tool;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.server.Server;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A Kafka broker that is its own controller. */
public record KafkaServer(Plan plan, String name) implements Server {

    private static final int HEAP_MIB = 256;

    // ApiVersions, version 0, without a client name: answered once the broker takes requests.
    private static final byte[] API_VERSIONS = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1};

    @Override
    public Launch prepare() throws IOException {
        Path data = Folders.makePrivate(plan.folder().data(name));
        Path scratch = Folders.makePrivate(plan.folder().scratch(name));
        Path settings = scratch.resolve("server.properties");
        Files.writeString(settings, KafkaSettings.text(plan.endpoint(name), data));
        Files.writeString(scratch.resolve("logback.xml"), KafkaSettings.LOGGING);
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(scratch, settings);
        }
        List<String> command = java(scratch, List.of("kafka.Kafka", settings.toString()));
        return new Launch(command, scratch);
    }

    private void format(Path scratch, Path settings) throws IOException {
        List<String> arguments =
                List.of(
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "--cluster-id=" + newClusterId(),
                        "--config=" + settings);
        Tool format = Tool.run(java(scratch, arguments));
        if (!format.succeeded()) {
            throw new Refused(
                    ExitCode.START_FAILED,
                    "Kafka could not format its storage: " + format.output().strip());
        }
    }

    private List<String> java(Path scratch, List<String> arguments) throws IOException {
        Path libraries = plan.project().built("local-stack", "lib");
        List<Path> jars = Programs.in(plan.home().cache()).folder(libraries);
        String classPath = new Programs.Classes(jars, "").argument(scratch.resolve("classpath"));
        List<String> all =
                new java.util.ArrayList<>(
                        List.of(
                                "-Dlogback.configurationFile=" + scratch.resolve("logback.xml"),
                                "--sun-misc-unsafe-memory-access=allow",
                                "--enable-native-access=ALL-UNNAMED",
                                classPath));
        all.addAll(arguments);
        return new Jvm(HEAP_MIB, plan.size().processors(), scratch).command(all);
    }

    // Kafka writes a UUID as 22 characters of URL-safe Base64.
    private static String newClusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        return new String(
                Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }

    /** The first byte of an answer is the highest of its length, which is far below 16 MiB. */
    @Override
    public boolean ready() {
        return Probe.bytes(plan.endpoint(name).port(), API_VERSIONS, '\0');
    }
}
