package dev.storeys.stack.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One stage's part of the home folder. */
public record StageFolder(Path path) {

    public boolean exists() {
        return Files.isDirectory(path);
    }

    public Path layoutFile() {
        return path.resolve("layout.json");
    }

    public Path secretsFile() {
        return path.resolve("secrets.json");
    }

    /** What a component must not lose between runs. */
    public Path data(String component) {
        return path.resolve("data").resolve(component);
    }

    public Path log(String component) {
        return path.resolve("logs").resolve(component + ".log");
    }

    public Path pidFile(String component) {
        return path.resolve("run").resolve(component + ".pid");
    }

    /** What a component may lose between runs. */
    public Path scratch(String component) {
        return path.resolve("tmp").resolve(component);
    }

    public void prepare() throws IOException {
        Folders.makePrivate(path);
        for (String part : new String[] {"data", "logs", "run", "tmp"}) {
            Folders.makePrivate(path.resolve(part));
        }
    }

    public void forget() throws IOException {
        Folders.delete(path);
    }
}
