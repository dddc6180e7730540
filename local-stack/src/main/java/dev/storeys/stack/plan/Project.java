package dev.storeys.stack.plan;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout whose jars are run. */
public record Project(Path path) {

    /** As told by the shop script, else the folder this runs in. */
    public static Project here() {
        return new Project(
                Path.of(System.getProperty("storeys.project", "")).toAbsolutePath().normalize());
    }

    /** A file in the {@code target} folder of a module. */
    public Path built(String module, String file) {
        Path jar = path.resolve(module).resolve("target").resolve(file);
        if (!Files.exists(jar)) {
            throw new Refused(
                    ExitCode.NOT_BUILT,
                    "%s is missing; build the project: mvn -DskipTests package".formatted(jar));
        }
        return jar;
    }
}
