package dev.storeys.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class StageChoicesTests {

    private static final Shards USUAL = Stages.usual(3).shards();

    @ParameterizedTest
    @CsvSource({
        "3,                              HASH,      2",
        "3 --shards directory,           DIRECTORY, 2",
        "3 --replicas 1,                 HASH,      1",
        "3 --replicas 0,                 HASH,      0",
        "3 --shards range --replicas 3,  RANGE,     3",
        "3 --shards none --replicas 1,   NONE,      0"
    })
    void eachShardHasAsManyReplicasAsTheMainDatabase(String said, Sharding sharding, int each) {
        assertThat(shards(said, USUAL)).isEqualTo(new Shards(sharding, each));
    }

    @Test
    void whatHoldsForAStagesUsersStaysUntilSomethingElseIsSaid() {
        assertThat(shards("3", Shards.NONE)).isEqualTo(Shards.NONE);
        assertThat(shards("3", new Shards(Sharding.HASH, 1, 4)))
                .isEqualTo(new Shards(Sharding.HASH, 2, 4));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5", "5 --replicas 2"})
    void noOtherStageHasShards(String said) {
        int number = said.charAt(0) - '0';
        assertThat(shards(said, Stages.usual(number).shards())).isEqualTo(Shards.NONE);
    }

    private static Shards shards(String said, Shards kept) {
        StageChoices choices =
                CommandLine.populateCommand(new StageChoices(), said.strip().split(" +"));
        return choices.stage(kept).choices().shards();
    }
}
