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
            // The slot first: it keeps the log that the copy will need.
            statement.execute(
                    "SELECT pg_create_physical_replication_slot('%s', true)".formatted(slot));
            statement.execute("SELECT pg_backup_start('%s', true)".formatted(slot));
            Files.walkFileTree(primary.data(), new Copy(primary.data(), target));
            Files.writeString(target.resolve("backup_label"), label(statement));
        } catch (SQLException failure) {
            throw new IOException("No copy of " + primary.data(), failure);
        }
        follow(target, slot);
    }

    private static String label(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
            row.next();
            return row.getString(1);
        }
    }

    private void follow(Path target, String slot) throws IOException {
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
            if (from.resolve("pg_replslot").equals(folder.getParent())) {
                // The primary's own; whoever follows it has none.
                return FileVisitResult.SKIP_SUBTREE;
            }
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
            if (!log && !NOT_COPIED.contains(file.getFileName().toString())) {
                try {
                    Files.copy(file, there(file));
                } catch (NoSuchFileException gone) {
                    return visitFileFailed(file, gone);
                }
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
