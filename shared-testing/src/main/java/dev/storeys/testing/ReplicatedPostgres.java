package dev.storeys.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL that standby servers follow, always as processes of this machine: a test that kills
 * servers needs its own, and ends them by their process.
 */
public final class ReplicatedPostgres implements AutoCloseable {

    private final Path folder;
    private final PostgresProcess primary;
    private final List<PostgresProcess> standbys = new ArrayList<>();

    private ReplicatedPostgres(Path folder, PostgresProcess primary) {
        this.folder = folder;
        this.primary = primary;
    }

    /** A primary and so many standby servers that follow it. */
    public static ReplicatedPostgres with(int standbys) throws IOException {
        Path folder = Files.createTempDirectory("storeys-replicated");
        ReplicatedPostgres servers =
                new ReplicatedPostgres(folder, PostgresProcess.start(folder.resolve("primary")));
        for (int number = 1; number <= standbys; number++) {
            Path copy = folder.resolve("standby-" + number);
            new BaseBackup(servers.primary).copyTo(copy);
            servers.standbys.add(PostgresProcess.start(copy));
        }
        return servers;
    }

    /** The server that takes writes. */
    public PostgresProcess primary() {
        return primary;
    }

    /** The servers that follow. */
    public List<PostgresProcess> standbys() {
        return List.copyOf(standbys);
    }

    /** All of them, the primary first. */
    public List<PostgresProcess> all() {
        List<PostgresProcess> all = new ArrayList<>(standbys);
        all.addFirst(primary);
        return all;
    }

    @Override
    public void close() throws IOException {
        for (PostgresProcess standby : standbys) {
            standby.close();
        }
        primary.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
