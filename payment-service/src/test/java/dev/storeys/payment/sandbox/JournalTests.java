package dev.storeys.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir Path folder;

    @Test
    void replaysWhatWasAwaited() throws IOException {
        Path file = folder.resolve("deep/journal");
        try (Journal journal = Journal.open(file, line -> {})) {
            journal.append("\"one\"");
            journal.await(journal.append("\"zwei, drüben\""));
        }

        assertThat(linesOf(file)).containsExactly("\"one\"", "\"zwei, drüben\"");
    }

    @Test
    void dropsTornLastLineAndGoesOnAfterIt() throws IOException {
        Path file = folder.resolve("journal");
        Files.writeString(file, "\"whole\"\n\"tor");

        try (Journal journal = Journal.open(file, line -> {})) {
            journal.await(journal.append("\"next\""));
        }

        assertThat(Files.readString(file)).isEqualTo("\"whole\"\n\"next\"\n");
    }

    @Test
    void keepsEachOfManyConcurrentLinesWhole() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.open(file, line -> {});
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500)
                    .forEach(number ->
                            threads.submit(() -> {
                                journal.await(journal.append(Integer.toString(number)));
                                return null;
                            }));
            threads.shutdown();
        }

        assertThat(linesOf(file))
                .map(Integer::valueOf)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void writesItsLinesAsArray() throws IOException {
        Path file = folder.resolve("journal");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Journal journal = Journal.open(file, line -> {})) {
            journal.writeArray(out);
            journal.append("1");
            journal.await(journal.append("2"));
            journal.append("not durable yet");
            journal.writeArray(out);
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[][1,2]");
    }

    @Test
    void readsFilesLargerThanItsBuffer() throws IOException {
        Path file = folder.resolve("journal");
        List<String> lines =
                IntStream.range(0, 5_000).mapToObj("{\"line\":%d}"::formatted).toList();
        Files.write(file, lines, StandardOpenOption.CREATE);

        assertThat(linesOf(file)).isEqualTo(lines);
    }

    @Test
    void hasOneOwner() throws IOException {
        Path file = folder.resolve("journal");
        try (Journal _ = Journal.open(file, line -> {})) {
            assertThatThrownBy(() -> Journal.open(file, line -> {})).isNotNull();
        }
    }

    private static List<String> linesOf(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        Journal.open(file, lines::add).close();
        return lines;
    }
}
