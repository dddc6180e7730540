package dev.storeys.stack.reshard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.supervision.Silence;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server for a fourth shard. */
@Timeout(120)
class MoreShardsIntegrationTests {

    @TempDir private Path folder;

    @Test
    void startsTheServerThatIsMissingAndKeepsThatItIsThere() throws IOException {
        Shards three = new Shards(Sharding.HASH, 0);
        try (PretendedStage stage = new PretendedStage(folder, three)) {
            for (int monolith = 1; monolith <= 3; monolith++) {
                stage.knows("monolith-" + monolith, three.over(4).names());
            }
            Plan next = new MoreShards(stage.plan(), new Silence()).upTo(4);
            Unit fourth = new Unit(next, next.stage().component("postgres-shard-4"));
            try {
                assertThat(fourth.running()).isPresent();
                assertThat(fourth.ready()).isTrue();
                assertThat(stage.kept().stage().choices().shards()).isEqualTo(three.over(4));
                assertThat(stage.lives("postgres-shard-3")).isTrue();
            } finally {
                fourth.stop();
            }
        }
    }
}
