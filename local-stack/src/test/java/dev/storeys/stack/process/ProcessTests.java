package dev.storeys.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private Path folder;

    private PidFile pidFile;
    private Running running;

    @BeforeEach
    void startSomethingThatStays() throws IOException {
        pidFile = new PidFile(folder.resolve("stays.pid"));
        running = start("echo \"$GREETING\"; exec sleep 600").running();
    }

    @AfterEach
    void stop() throws IOException {
        running.stop("KILL", SOON);
    }

    @Test
    void findsAProcessAgain() throws IOException {
        assertThat(pidFile.running()).contains(running);
    }

    @Test
    void findsAProcessWhoseMarkWasNeverNoted() throws IOException {
        Files.writeString(pidFile.path(), running.pid() + "\n");
        assertThat(pidFile.running()).contains(running);
    }

    @Test
    void takesNoOtherProcessWithTheNumberForIt() throws IOException {
        pidFile.write(new Running(running.pid(), "another mark"));
        assertThat(pidFile.running()).isEmpty();
    }

    @Test
    void doesNotKillAnotherProcessWithTheNumber() throws IOException {
        new Running(running.pid(), "another mark").stop("KILL", SOON);
        assertThat(running.alive()).isTrue();
    }

    @Test
    void stopsAProcess() throws IOException {
        running.stop("TERM", SOON);
        assertThat(running.alive()).isFalse();
        assertThat(pidFile.running()).isEmpty();
    }

    @Test
    void stopsAFrozenProcess() throws IOException {
        running.signal("STOP");
        running.stop("TERM", SOON);
        assertThat(running.alive()).isFalse();
    }

    @Test
    void killsWhatDoesNotListen() throws IOException {
        Running deaf = start("trap '' TERM; while :; do sleep 600; done").running();
        deaf.stop("TERM", Duration.ofMillis(300));
        assertThat(deaf.alive()).isFalse();
    }

    @Test
    void showsTheOutputInTheLogAndKeepsTheLogBefore() throws IOException {
        Path log = folder.resolve("log");
        await().atMost(SOON).untilAsserted(() -> assertThat(log).hasContent("hello"));
        Detached second = start("echo again");
        assertThat(second.running().ended(SOON)).isTrue();
        assertThat(log).hasContent("again");
        assertThat(folder.resolve("log.1")).hasContent("hello");
    }

    @Test
    void tellsTheExitCode() throws IOException {
        Detached failed = start("exit 7");
        assertThat(failed.running().ended(SOON)).isTrue();
        assertThat(failed.exitCode()).isEqualTo(7);
    }

    @Test
    void acceptsSignalNamesInAnyForm() {
        assertThat(Running.bare("SIGkill")).isEqualTo("KILL");
        assertThat(Running.bare("stop")).isEqualTo("STOP");
    }

    @Test
    void measuresMemory() {
        assertThat(Memory.resident(Running.at(ProcessHandle.current().pid()).orElseThrow()))
                .isPositive();
        assertThat(Memory.available()).isPositive();
    }

    private Detached start(String script) throws IOException {
        Launch launch =
                new Launch(List.of("/bin/sh", "-c", script), Map.of("GREETING", "hello"), folder);
        return Detached.start(launch, folder.resolve("log"), pidFile);
    }
}
