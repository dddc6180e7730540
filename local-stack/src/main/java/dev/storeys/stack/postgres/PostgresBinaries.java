package dev.storeys.stack.postgres;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.server.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs and libraries, unpacked from their jar. */
record PostgresBinaries(Path folder) {

    private static final int OWNER_MAY_EXECUTE = 0b001_000_000;

    /** Unpacks the programs unless that was done before. */
    static synchronized PostgresBinaries in(Path cache) throws IOException {
        String archive = archive(Platform.here());
        // The archive's size tells one version from the next.
        long size;
        try (InputStream stream = Platform.resource(archive)) {
            size = stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
        Path folder = cache.resolve("postgres-" + size);
        if (!Files.isDirectory(folder)) {
            unpackTo(folder, archive);
        }
        return new PostgresBinaries(folder);
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static String archive(Platform platform) {
        return switch (platform) {
            case LINUX_AMD64 -> "postgres-linux-x86_64.txz";
            case LINUX_ARM64 -> "postgres-linux-arm_64.txz";
            case DARWIN_AMD64 -> "postgres-darwin-x86_64.txz";
            case DARWIN_ARM64 -> "postgres-darwin-arm_64.txz";
        };
    }

    // Unpacked beside its place and moved there whole: a broken run leaves no half version.
    private static void unpackTo(Path folder, String archive) throws IOException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".new");
        Folders.delete(draft);
        Files.createDirectories(draft);
        try (InputStream stream = Platform.resource(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(stream))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(tar, entry, draft);
            }
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The archive points outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            link(target, entry.getLinkName());
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean program = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void link(Path target, String to) throws IOException {
        try {
            Files.createSymbolicLink(target, Path.of(to));
        } catch (FileAlreadyExistsException twice) {
            // Some archives list a link twice.
        }
    }
}
