package dev.storeys.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.home.Home;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.plan.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTests {

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    up 4                | 5  | Stage 4 is not built yet
                    up 7                | 5  | There is no stage 7
                    up one              | 2  | 'one' is not an int
                    up --size tiny      | 2  | 'tiny'
                    up --port 70000     | 2  | --port must be 1 to 65535
                    up --products -1    | 2  | --products must be 0 to 1000000
                    up                  | 10 | build the project
                    status              | 3  | No stage is up
                    kill kafka-1        | 3  | No stage is up
                    start kafka-1       | 3  | No stage is up
                    kill x --signal NIX | 2  | There is no signal 'NIX'
                    logs kafka-1        | 3  | No stage was ever up
                    up 1 --instances 2  | 2  | ./shop up 2 --instances 2
                    up 2 --instances 0  | 2  | --instances must be 1 to 9
                    up 2 --balancer x   | 2  | 'x'
                    up 5 --balancer ip-hash | 2 | --balancer is for stages 2 and 3
                    up 2 --weights 1,2,3 | 2 | --weights are for --balancer weighted alone
                    up 2 --balancer weighted --weights 1,2 | 2 | --weights must be 3 numbers
                    up 2 --balancer weighted --weights 0,0,0 | 2 | nobody would be served
                    up 2 --balancer weighted --weights 1,2,-1 | 2 | --weights must be 0 to 100
                    up 2 --replicas 1   | 2  | --replicas is for stages 3 and 5
                    up 3 --replicas 6   | 2  | --replicas must be 0 to 5
                    up 5 --commit synchronous | 2 | --commit synchronous needs --replicas
                    up 3 --commit maybe | 2  | 'maybe'
                    up 2 --shards hash  | 2  | --shards is for stage 3
                    up 5 --shards range | 2  | --shards is for stage 3
                    up 3 --shards many  | 2  | 'many'
                    promote             | 3  | No stage is up
                    up 2 --limits maybe | 2  | 'maybe'
                    reset 4             | 5  | Stage 4 is not built yet
                    import none.csv     | 3  | No stage is up
                    load 5              | 3  | No stage is up
                    load                | 2  | STAGE
                    dlt                 | 2  | Missing required subcommand
                    dlt list            | 3  | No stage is up
                    dlt replay          | 2  | Say which
                    dlt replay --all    | 3  | No stage is up
                    dlt discard         | 2  | Say which
                    dlt discard --all   | 3  | No stage is up
                    dlt list --limit -1 | 2  | --limit must be 0 or more
                    up 1 --set holdtime=1 | 2 | --set: 'holdtime' is no property
                    chaos               | 3  | No stage is up
                    chaos end-of-days   | 2  | There is no scenario 'end-of-days'
                    chaos --orders 0    | 2  | --orders must be 1 to 100000
                    dance               | 2  | dance
                    """)
    void refusesInOneLine(String arguments, int exitCode, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(exitCode);
        assertThat(text(err)).contains(message).hasLineCount(1);
        assertThat(text(out)).isEmpty();
    }

    @Test
    void refusesATakenPort() throws IOException {
        pretendToBeBuilt("monolith", "payment-service");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exitCode = run("up", "1", "--port", "" + taken.getLocalPort());
            assertThat(exitCode).isEqualTo(ExitCode.PORT_TAKEN.code());
            assertThat(text(err))
                    .contains("Port " + taken.getLocalPort() + " is taken by another program")
                    .hasLineCount(1);
        }
    }

    @Test
    void refusesToSpreadUsersOtherwiseThanTheyAre() throws IOException {
        Path stage = Files.createDirectories(folder.resolve("home/stage-3"));
        Files.writeString(
                stage.resolve("layout.json"),
                """
                {"size": "small", "products": 0, "endpoints": {}, "settings": {}}
                """);
        assertThat(run("up", "3", "--shards", "hash")).isEqualTo(ExitCode.USAGE.code());
        assertThat(text(err)).contains("--shards none", "./shop reset 3").hasLineCount(1);
    }

    @Test
    void hasNothingToStopWhereNothingRuns() {
        assertThat(run("down")).isZero();
        assertThat(text(err)).contains("Nothing is up");
    }

    @Test
    void showsAnEmptyStageAsJson() {
        assertThat(run("status", "--json")).isEqualTo(ExitCode.NOT_UP.code());
        assertThat(text(out)).contains("\"stage\" : null", "\"components\" : [ ]");
    }

    @Test
    void listsEveryExitCodeInItsHelp() {
        assertThat(run("--help")).isZero();
        for (ExitCode code : ExitCode.values()) {
            assertThat(text(out)).contains("  " + code.code() + " ");
        }
    }

    @Test
    void forgetsAStage() throws IOException {
        Path kept = folder.resolve("home/stage-1/data/postgres-main");
        Files.createDirectories(kept);
        assertThat(run("reset", "1")).isZero();
        assertThat(kept).doesNotExist();
    }

    private void pretendToBeBuilt(String... modules) throws IOException {
        for (String module : modules) {
            Path target = Files.createDirectories(folder.resolve(module).resolve("target"));
            Files.createFile(target.resolve(module + "-app.jar"));
        }
        Path mail = Files.createDirectories(folder.resolve("local-stack/target/mail"));
        Files.createFile(mail.resolve("greenmail.jar"));
    }

    private int run(String... arguments) {
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        Home home = new Home(folder.resolve("home"));
        return Shop.run(new Session(home, new Project(folder), terminal, Map.of()), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
