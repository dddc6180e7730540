package dev.storeys.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.home.Home;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.reshard.PretendedStage;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReshardCommandTests {

    private static final Shards HASHED = new Shards(Sharding.HASH, 0);
    private static final String USER = "9f0c1f2e-7a55-4f0e-9d59-3f3c0a0d9b11";
    private static final String QUARTER =
            """
            {"moves":171,"ways":[{"from":"shard-1","to":"shard-4","count":86},
              {"from":"shard-2","to":"shard-4","count":85}]}
            """;

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    --to 0                                | 2 | Give either --to N
                    --to four                             | 2 | 'four' is not an int
                    --user nobody --node shard-1          | 2 | 'nobody'
                    --user USER                           | 2 | Give either --to N
                    --node shard-2                        | 2 | Give either --to N
                    --to 4 --user USER --node shard-2     | 2 | Give either --to N
                    --dry-run                             | 2 | Give either --to N
                    --to 4                                | 3 | No stage is up
                    --user USER --node shard-2            | 3 | No stage is up
                    """)
    void refusesInOneLine(String options, int exitCode, String message) {
        assertThat(reshard(options.replace("USER", USER).split(" "))).isEqualTo(exitCode);
        assertThat(text(err)).contains(message).hasLineCount(1);
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--to 4", "--to 4 --dry-run", "--user USER --node shard-2"})
    void refusesAStageWithoutShards(String options) throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, Shards.NONE)) {
            assertThat(reshard(options.replace("USER", USER).split(" ")))
                    .isEqualTo(ExitCode.USAGE.code());
            assertThat(text(err)).contains("All users are on one database").hasLineCount(1);
            assertChangedNothing(stage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RANGE, --to 4, each shard has its letters",
        "RANGE, --to 4 --dry-run, each shard has its letters",
        "HASH, --to 10, --to must be at most 9",
        "HASH, --to 10 --dry-run, --to must be at most 9"
    })
    void refusesShardsThatCannotBe(Sharding sharding, String options, String why)
            throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, new Shards(sharding, 0))) {
            assertThat(reshard(options.split(" "))).isEqualTo(ExitCode.USAGE.code());
            assertThat(text(err)).contains(why).hasLineCount(1);
            assertChangedNothing(stage);
        }
    }

    @Test
    void startsNoServerForWhatTheShopRefuses() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.answers(409, "{\"detail\":\"Only buckets can be spread.\"}");
            assertThat(reshard("--to", "4")).isEqualTo(ExitCode.REFUSED_BY_SHOP.code());
            assertThat(text(err))
                    .contains("monolith-1 answered 409: Only buckets can be spread.")
                    .hasLineCount(1);
            assertThat(stage.kept().layout()).isEqualTo(stage.plan().layout());
        }
    }

    @Test
    void showsThePlanAndDoesNothing() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.answers(200, QUARTER);
            assertThat(reshard("--to", "4", "--dry-run")).isZero();
            assertThat(text(out).lines())
                    .containsExactly(
                            "shard-1 -> shard-4: 86 buckets", "shard-2 -> shard-4: 85 buckets");
            assertThat(stage.received())
                    .isNotEmpty()
                    .allSatisfy(body -> assertThat(body).contains("\"dryRun\":true"));
            assertThat(stage.kept().layout()).isEqualTo(stage.plan().layout());
        }
    }

    @Test
    void showsWhereAUserWouldGo() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.answers(
                    200,
                    "{\"moves\":1,\"ways\":[{\"from\":\"shard-1\",\"to\":\"shard-2\",\"count\":1}]}");
            assertThat(reshard("--user", USER, "--node", "shard-2", "--dry-run")).isZero();
            assertThat(text(out).lines()).containsExactly("shard-1 -> shard-2: 1 user");
            assertThat(stage.received()).singleElement().asString().contains(USER, "true");
        }
    }

    @Test
    void saysThatNobodyHasToMove() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            assertThat(reshard("--to", "3", "--dry-run")).isZero();
            assertThat(text(out).lines()).containsExactly("Nobody has to move.");
        }
    }

    @Test
    void movesAndTellsHowFarItIs() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.answers(200, QUARTER);
            // Each of the three monoliths is asked first whether it knows all shards.
            for (int monolith = 1; monolith <= 3; monolith++) {
                stage.goesOn(171, 0, 0);
            }
            stage.goesOn(100, 8, 63, "bucket 7: somebody is there");
            stage.goesOn(0, 0, 171);
            assertThat(reshard("--to", "3")).isZero();
            assertThat(text(err).lines())
                    .containsExactly(
                            "100 planned, 8 under way, 63 done; waits: bucket 7: somebody is there",
                            "0 planned, 0 under way, 171 done");
            assertThat(text(out))
                    .endsWith("All moves are done: 171, of 171 users and 1710 rows.\n");
            assertThat(stage.received()).last().asString().contains("\"dryRun\":false");
        }
    }

    @Test
    void tellsHowFarItIsWhenNothingIsAskedFor() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            assertThat(reshard()).isZero();
            assertThat(text(err).lines()).containsExactly("0 planned, 0 under way, 0 done");
            assertThat(text(out).lines())
                    .containsExactly("All moves are done: 0, of 0 users and 0 rows.");
            assertThat(stage.received()).isEmpty();
        }
    }

    private static void assertChangedNothing(PretendedStage stage) throws IOException {
        assertThat(stage.received()).isEmpty();
        assertThat(stage.kept().layout()).isEqualTo(stage.plan().layout());
    }

    private int reshard(String... options) {
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false);
        String[] arguments = new String[options.length + 1];
        arguments[0] = "reshard";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Shop.run(
                new Session(new Home(folder), new Project(folder), terminal, Map.of()), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
