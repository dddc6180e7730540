package dev.storeys.stack.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Java virtual machine that keeps within its budget.
 *
 * @param heap largest heap in MiB
 * @param processors how many it may believe to have
 * @param scratch its temporary folder
 */
public record Jvm(int heap, int processors, Path scratch) {

    /** The command line with the JVM's options before the given arguments. */
    public List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx" + heap + "m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:ActiveProcessorCount=" + processors,
                        // Better gone and seen to be gone than half alive.
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.io.tmpdir=" + scratch));
        command.addAll(arguments);
        return command;
    }
}
