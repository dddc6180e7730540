package dev.storeys.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyTests {

    @Test
    void everythingLeansOnTheOnlyDatabase() {
        Stage stage = Stages.of(3, Stages.usual(3).with(Shards.NONE));
        assertThat(names(stage)).containsExactly("postgres-main", "sandbox", "mail");
        assertThat(Dependency.of(stage).getFirst().related()).contains(Route.HISTORY, Route.BROWSE);
    }

    @Test
    void browsingDoesNotLeanOnShardsAndHistoriesDo() {
        Stage stage = Stages.of(3, Stages.usual(3).with(new Shards(Sharding.HASH, 1)));
        assertThat(names(stage))
                .containsExactly("postgres-main", "postgres-shard", "sandbox", "mail");
        Dependency shards = Dependency.of(stage).get(1);
        assertThat(shards.related()).contains(Route.HISTORY, Route.LOGIN);
        assertThat(shards.unrelated()).contains(Route.BROWSE, Route.KEYS);
        assertThat(shards.components(stage))
                .contains("postgres-shard-1", "postgres-shard-3-replica-1")
                .doesNotContain("postgres-main");
    }

    private static List<String> names(Stage stage) {
        return Dependency.of(stage).stream().map(Dependency::name).toList();
    }
}
