package dev.storeys.stack.redis;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.server.Platform;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A Redis server that writes its changes to disk. */
public record RedisServer(Plan plan, String name) implements Server {

    @Override
    public Launch prepare() throws IOException {
        Path data = Folders.makePrivate(plan.folder().data(name));
        // In a file, not on the command line: that is open to everybody on the machine.
        Path settings = data.resolve("redis.conf");
        Folders.writePrivate(settings, settings(data).getBytes(StandardCharsets.UTF_8));
        return new Launch(List.of(program().toString(), settings.toString()), data);
    }

    private String settings(Path data) {
        return """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        appendonly yes
        maxmemory 64mb
        maxmemory-policy volatile-lru
        """
                .formatted(plan.endpoint(name).port(), plan.secrets().redisPassword(), data);
    }

    private Path program() throws IOException {
        String resource = resource(Platform.here());
        Path program = plan.home().cache().resolve(resource);
        if (!Files.exists(program)) {
            Path draft = Files.createTempFile(plan.home().cache(), resource, ".new");
            try (InputStream stream = Platform.resource(resource)) {
                Files.copy(stream, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
            Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
        }
        return program;
    }

    private static String resource(Platform platform) {
        return switch (platform) {
            case LINUX_AMD64 -> "redis-server-6.2.6-v5-linux-amd64";
            case LINUX_ARM64 -> "redis-server-6.2.7-linux-arm64";
            case DARWIN_AMD64 -> "redis-server-6.2.6-v5-darwin-amd64";
            case DARWIN_ARM64 -> "redis-server-6.2.6-v5-darwin-arm64";
        };
    }

    @Override
    public boolean ready() {
        String question = "AUTH %s\r\n".formatted(plan.secrets().redisPassword());
        return Probe.bytes(
                plan.endpoint(name).port(), question.getBytes(StandardCharsets.UTF_8), '+');
    }
}
