package dev.storeys.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param environment added to the little that is handed down from this process
 * @param folder where it runs
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public Launch(List<String> command, Path folder) {
        this(command, Map.of(), folder);
    }
}
