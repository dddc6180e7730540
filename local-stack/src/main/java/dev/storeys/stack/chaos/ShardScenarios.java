package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Traffic;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.reshard.ShardMoves;
import dev.storeys.stack.stage.Sharding;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scenarios of users on several databases. */
final class ShardScenarios {

    private static final int PEOPLE = 20;
    // Enough that somebody is on each shard.
    private static final int CUSTOMERS = 30;
    private static final int ORDERS = 300;
    private static final List<Long> SHELF = List.of(100_000L, 100_000L, 100_000L);

    private static final Scenario RESHARD =
            new Scenario(
                            "reshard",
                            "the last shard is emptied while people shop, and filled again; who is"
                                    + " moved may be asked to come again, everybody sees what he has",
                            ORDERS,
                            PEOPLE,
                            SHELF,
                            Set.of(),
                            1,
                            false,
                            ShardScenarios::move,
                            Scenario.NONE)
                    .unless(ShardScenarios::hindrance);

    private static final Scenario SHARD_DOWN =
            new Scenario(
                            "shard-down",
                            "kill -9 of the primary of one shard for 30 s, or of one after the other with"
                                    + " --rounds; who is on it is asked to come again, others notice nothing",
                            0,
                            CUSTOMERS,
                            SHELF,
                            Set.of(),
                            1,
                            false,
                            ShardDown::play,
                            Scenario.NONE)
                    .unless(ShardScenarios::nobodyElsewhere);

    private ShardScenarios() {}

    static List<Scenario> all() {
        return List.of(SHARD_DOWN, RESHARD);
    }

    private static Optional<String> nobodyElsewhere(Plan plan) {
        return plan.stage().choices().shards().exist()
                ? Optional.empty()
                : Optional.of(
                        "it needs shards, which ./shop up 3 has unless --shards none was said");
    }

    private static Optional<String> hindrance(Plan plan) {
        return plan.stage().choices().shards().sharding() == Sharding.HASH
                ? Optional.empty()
                : Optional.of(
                        "it moves buckets, which ./shop up 3 has unless --shards said otherwise");
    }

    private static List<Deal> move(Scene scene) throws IOException {
        Plan plan = scene.backstage().plan();
        List<String> shards = plan.stage().choices().shards().names();
        scene.browsing().start(scene.random());
        try (Traffic traffic = scene.opened()) {
            traffic.awaitBegun(scene.orders() / 2);
            spread(scene, shards.subList(0, shards.size() - 1));
            spread(scene, shards);
            traffic.awaitBegun(traffic.begun() + scene.orders() / 2);
            return traffic.finish();
        }
    }

    private static void spread(Scene scene, List<String> shards) throws IOException {
        ShardMoves moves = new ShardMoves(scene.backstage().plan());
        long start = System.nanoTime();
        ShardMoves.Progress before = moves.progress();
        int planned = moves.over(shards, false).moves();
        ShardMoves.Progress end = moves.follow(_ -> {});
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        scene.tell(
                "%d buckets, %d users and %d rows went over %s in %.1f s"
                        .formatted(
                                planned,
                                end.users() - before.users(),
                                end.rows() - before.rows(),
                                shards,
                                Report.seconds(took)));
    }
}
