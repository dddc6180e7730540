package dev.storeys.stack.app;

import dev.storeys.stack.home.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Jars that are run from a store in the home folder, each library once for all applications; the
 * build may then replace its own while they run.
 */
public record Programs(Path store) {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** What {@code java} is given to find the classes of a program. */
    public record Classes(List<Path> jars, String mainClass) {

        /** Writes the class path to a file that {@code java} reads, as it may be very long. */
        public String argument(Path file) throws IOException {
            String path =
                    jars.stream()
                            .map(jar -> jar.toString().replace("\\", "\\\\"))
                            .collect(Collectors.joining(java.io.File.pathSeparator));
            Folders.writePrivate(
                    file, "-cp\n\"%s\"\n".formatted(path).getBytes(StandardCharsets.UTF_8));
            return "@" + file;
        }
    }

    public static Programs in(Path cache) throws IOException {
        return new Programs(Files.createDirectories(cache.resolve("jars")));
    }

    /**
     * Takes over a Spring Boot application.
     *
     * @param classes the module's own jar
     * @param bootable the jar with its libraries inside
     */
    public Classes application(Path classes, Path bootable) throws IOException {
        List<Path> jars = new ArrayList<>();
        jars.add(keep(classes));
        try (JarFile jar = new JarFile(bootable.toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                    jars.add(keep(jar, entry));
                }
            }
            @Nullable String start = jar.getManifest().getMainAttributes().getValue("Start-Class");
            return new Classes(jars, start == null ? "" : start);
        }
    }

    /** Takes over all jars of a folder. */
    public List<Path> folder(Path folder) throws IOException {
        List<Path> jars;
        try (var files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        List<Path> kept = new ArrayList<>();
        for (Path jar : jars) {
            kept.add(keep(jar));
        }
        return kept;
    }

    private Path keep(Path jar) throws IOException {
        java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
        checksum.update(Files.readAllBytes(jar));
        try (InputStream content = Files.newInputStream(jar)) {
            return keep(checksum.getValue(), jar.getFileName().toString(), content);
        }
    }

    private Path keep(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            String name = entry.getName().substring(LIBRARIES.length());
            return keep(entry.getCrc(), name, content);
        }
    }

    // Several applications may be taken over at once: each writes its own draft, the last one wins.
    private Path keep(long checksum, String name, InputStream content) throws IOException {
        Path kept = store.resolve("%08x-%s".formatted(checksum, name));
        if (!Files.exists(kept)) {
            Path draft = Files.createTempFile(store, name, ".new");
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return kept;
    }
}
