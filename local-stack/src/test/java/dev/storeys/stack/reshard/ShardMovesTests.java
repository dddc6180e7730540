package dev.storeys.stack.reshard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.reshard.ShardMoves.Intent;
import dev.storeys.stack.reshard.ShardMoves.Progress;
import dev.storeys.stack.reshard.ShardMoves.Way;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardMovesTests {

    private static final Shards HASHED = new Shards(Sharding.HASH, 0);

    @TempDir private Path folder;

    @Test
    void asksWhatWouldMoveWithoutMovingIt() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.answers(
                    200,
                    "{\"moves\":86,\"ways\":[{\"from\":\"shard-1\",\"to\":\"shard-4\",\"count\":86}]}");
            Intent intent = new ShardMoves(stage.plan()).over(HASHED.over(4).names(), true);
            assertThat(intent)
                    .isEqualTo(new Intent(86, List.of(new Way("shard-1", "shard-4", 86))));
            assertThat(stage.received())
                    .singleElement()
                    .asString()
                    .contains("\"dryRun\":true", "\"shard-4\"");
        }
    }

    @Test
    void movesOneUser() throws IOException {
        UUID user = UUID.randomUUID();
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            new ShardMoves(stage.plan()).of(user, "shard-2", false);
            assertThat(stage.received())
                    .singleElement()
                    .asString()
                    .contains("\"dryRun\":false", user.toString(), "\"node\":\"shard-2\"");
        }
    }

    @Test
    void tellsEachChangeUntilNothingIsLeft() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.goesOn(2, 0, 5);
            stage.goesOn(2, 0, 5);
            stage.goesOn(0, 1, 6, "bucket 7: somebody is there");
            stage.goesOn(0, 0, 7);
            List<Progress> heard = new ArrayList<>();
            Progress end = new ShardMoves(stage.plan()).follow(heard::add);
            assertThat(end.isOver()).isTrue();
            assertThat(heard).extracting(Progress::done).containsExactly(5L, 6L, 7L);
            assertThat(heard.get(1).problems()).containsExactly("bucket 7: somebody is there");
        }
    }

    @Test
    void passesOnWhyTheShopRefuses() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, HASHED)) {
            stage.answers(409, "{\"detail\":\"There is no shard-7.\"}");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() ->
                            new ShardMoves(stage.plan()).of(UUID.randomUUID(), "shard-7", true))
                    .satisfies(refused ->
                            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED_BY_SHOP))
                    .withMessage("monolith-1 answered 409: There is no shard-7.");
        }
    }

    @Test
    void hasNothingToMoveWhereAllAreOnOneDatabase() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, Shards.NONE)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> new ShardMoves(stage.plan()).progress())
                    .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                    .withMessageContaining("All users are on one database");
            assertThat(stage.received()).isEmpty();
        }
    }
}
