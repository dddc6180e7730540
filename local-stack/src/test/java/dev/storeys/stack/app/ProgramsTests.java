package dev.storeys.stack.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTests {

    @TempDir private Path folder;

    @Test
    void keepsEachLibraryOnceForAllApplications() throws IOException {
        Programs programs = Programs.in(folder.resolve("cache"));
        Programs.Classes first = programs.application(classes("a"), bootable("a", "library"));
        Programs.Classes second = programs.application(classes("b"), bootable("b", "library"));
        assertThat(first.mainClass()).isEqualTo("dev.storeys.Main");
        assertThat(first.jars()).hasSize(2);
        assertThat(first.jars().getLast()).isEqualTo(second.jars().getLast()).hasContent("library");
        assertThat(first.jars().getFirst()).isNotEqualTo(second.jars().getFirst());
    }

    @Test
    void keepsTheOldJarBesideTheNewOne() throws IOException {
        Programs programs = Programs.in(folder.resolve("cache"));
        Path before = programs.application(classes("a"), bootable("a", "1")).jars().getLast();
        Path after = programs.application(classes("a"), bootable("a", "2")).jars().getLast();
        assertThat(before).hasContent("1");
        assertThat(after).hasContent("2");
    }

    private Path classes(String module) throws IOException {
        return Files.writeString(folder.resolve(module + ".jar"), module);
    }

    private Path bootable(String module, String library) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Start-Class", "dev.storeys.Main");
        Path jar = folder.resolve(module + "-app.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry("BOOT-INF/lib/library.jar"));
            out.write(library.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
