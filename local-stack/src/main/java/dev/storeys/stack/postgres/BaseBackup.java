package dev.storeys.stack.postgres;

import dev.storeys.stack.home.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * A copy of a running server's files from which a standby starts: PostgreSQL's low-level backup
 * interface, since the programs at hand have no pg_basebackup.
 *
 * @param data where the running server has its files
 */
record BaseBackup(Path data) {

    private static final Set<String> OF_THE_PROCESS = Set.of("postmaster.pid", "postmaster.opts");

    /**
     * Copies.
     *
     * @param server the same server; the backup belongs to the connection
     */
    void copyTo(Path target, Connection server) throws IOException, SQLException {
        SuperUser.ask(server, "SELECT pg_backup_start('%s', true)".formatted(target.getFileName()));
        Folders.copy(data, target, this::isWanted);
        Files.writeString(
                target.resolve("backup_label"),
                SuperUser.ask(server, "SELECT labelfile FROM pg_backup_stop()"));
    }

    // Whoever follows fetches the log, and has no followers of his own yet.
    private boolean isWanted(Path file) {
        Path part = data.relativize(file);
        return !(part.startsWith("pg_wal") && Files.isRegularFile(file))
                && !(part.startsWith("pg_replslot") && part.getNameCount() > 1)
                && !OF_THE_PROCESS.contains(part.toString());
    }
}
