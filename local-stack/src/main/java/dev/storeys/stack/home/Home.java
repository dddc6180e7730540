package dev.storeys.stack.home;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where everything is kept: {@code $STOREYS_HOME}, else {@code ~/.storeys}. */
public record Home(Path path) {

    public static Home of(Map<String, String> environment) {
        String chosen = environment.getOrDefault("STOREYS_HOME", "");
        Path path =
                chosen.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".storeys")
                        : Path.of(chosen);
        return new Home(path.toAbsolutePath().normalize());
    }

    /** Makes the folder if need be; others may not look inside. */
    public void prepare() {
        try {
            Folders.makePrivate(path);
            Files.createDirectories(cache());
        } catch (IOException failure) {
            throw new Refused(
                    ExitCode.DISK,
                    "Cannot write to %s (%s); set STOREYS_HOME to another folder."
                            .formatted(path, failure.getClass().getSimpleName()));
        }
    }

    public StageFolder stage(int number) {
        return new StageFolder(path.resolve("stage-" + number));
    }

    /** Unpacked programs; may be deleted when nothing runs. */
    public Path cache() {
        return path.resolve("cache");
    }
}
