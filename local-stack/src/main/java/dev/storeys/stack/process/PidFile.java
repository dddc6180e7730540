package dev.storeys.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Remembers a component's process: its number and its mark. */
public record PidFile(Path path) {

    private static final Duration WRITTEN_SOON = Duration.ofSeconds(10);

    void write(Running running) throws IOException {
        Files.writeString(path, running.pid() + " " + running.mark() + "\n");
    }

    public boolean exists() {
        return Files.exists(path);
    }

    boolean isWritten() throws IOException {
        return exists() && Files.size(path) > 0;
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    /** The process if it still lives; never another one that got its number. */
    public Optional<Running> running() throws IOException {
        if (!exists()) {
            return Optional.empty();
        }
        String[] words = Files.readString(path).strip().split(" ", -1);
        if (!words[0].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(words[0]);
        return words.length > 1
                ? Optional.of(new Running(pid, words[1])).filter(Running::alive)
                : Running.at(pid).filter(running -> startedWhenWritten(pid));
    }

    // Without a mark the command was killed between starting the process and noting its mark.
    private boolean startedWhenWritten(long pid) {
        Optional<Instant> started = ProcessHandle.of(pid).flatMap(h -> h.info().startInstant());
        try {
            Instant written = Files.getLastModifiedTime(path).toInstant();
            return started.filter(instant ->
                            Duration.between(instant, written).abs().compareTo(WRITTEN_SOON) < 0)
                    .isPresent();
        } catch (IOException gone) {
            return false;
        }
    }
}
