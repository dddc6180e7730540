package dev.storeys.stack.reshard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.supervision.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoreShardsTests {

    @TempDir private Path folder;

    private final List<String> started = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"RANGE, 4, another one would have none", "HASH, 10, --to must be at most 9"})
    void refusesWhatCannotBe(Sharding sharding, int wanted, String why) throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, new Shards(sharding, 0))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> more(stage).upTo(wanted))
                    .satisfies(refused -> assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE))
                    .withMessageContaining(why);
            assertThat(stage.kept().layout()).isEqualTo(stage.plan().layout());
            assertThat(started).isEmpty();
        }
    }

    @Test
    void leavesEverybodyAloneWhereAllAreKnown() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, new Shards(Sharding.HASH, 0))) {
            assertThat(more(stage).upTo(3).layout()).isEqualTo(stage.plan().layout());
            assertThat(more(stage).upTo(2).layout()).isEqualTo(stage.plan().layout());
            assertThat(started).isEmpty();
            assertThat(stage.lives("monolith-1")).isTrue();
        }
    }

    @Test
    void startsTheMonolithAgainThatDoesNotKnowAllAndNoOther() throws IOException {
        try (PretendedStage stage = new PretendedStage(folder, new Shards(Sharding.HASH, 0, 4))) {
            stage.knows("monolith-2", List.of("shard-1", "shard-2", "shard-3"));
            // There is no jar to start it from.
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> more(stage).upTo(4))
                    .satisfies(refused ->
                            assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_BUILT));
            assertThat(started).containsExactly("monolith-2");
            assertThat(stage.lives("monolith-2")).isFalse();
            assertThat(stage.lives("monolith-1")).isTrue();
            assertThat(stage.lives("monolith-3")).isTrue();
        }
    }

    private MoreShards more(PretendedStage stage) {
        return new MoreShards(
                stage.plan(),
                new Progress() {
                    @Override
                    public void starting(String component) {
                        started.add(component);
                    }

                    @Override
                    public void ready(String component, Duration took) {}

                    @Override
                    public void stopped(String component) {}
                });
    }
}
