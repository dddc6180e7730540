package dev.storeys.testing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A copy of a running server's files from which a standby starts: PostgreSQL's low-level backup
 * interface, since the embedded programs have no pg_basebackup.
 */
record BaseBackup(PostgresProcess primary) {

    private static final Set<String> NOT_COPIED =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    void copyTo(Path target) throws IOException {
        String slot = target.getFileName().toString().replace('-', '_');
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_create_physical_replication_slot('%s', true)".formatted(slot));
            statement.execute("SELECT pg_backup_start('%s', true)".formatted(slot));
            Files.walkFileTree(primary.data(), new Copy(primary.data(), target));
            try (ResultSet label = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                label.next();
                Files.writeString(target.resolve("backup_label"), label.getString(1));
            }
        } catch (SQLException failure) {
            throw new IOException("No copy of " + primary.data(), failure);
        }
        Files.createFile(target.resolve("standby.signal"));
        Files.writeString(
                target.resolve("postgresql.auto.conf"),
                """
                primary_conninfo = 'host=localhost port=%d user=%s'
                primary_slot_name = '%s'
                """
                        .formatted(primary.port(), primary.username(), slot));
    }

    /** All files but those of the running process and the log, which the standby fetches. */
    private static final class Copy extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            Files.createDirectories(
                    there(folder),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            boolean log = file.startsWith(from.resolve("pg_wal"));
            boolean slot = file.startsWith(from.resolve("pg_replslot"));
            if (!log && !slot && !NOT_COPIED.contains(file.getFileName().toString())) {
                Files.copy(file, there(file));
            }
            return FileVisitResult.CONTINUE;
        }

        // A server that works removes files at any time; its log tells what became of them.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private Path there(Path file) {
            return to.resolve(from.relativize(file));
        }
    }
}
