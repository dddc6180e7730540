package dev.storeys.stack.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Scenarios of databases that several servers keep. */
final class ReplicaScenarios {

    private static final int PEOPLE = 20;
    private static final int ORDERS = 300;
    private static final Duration ONE_KILL = Duration.ofSeconds(15);
    private static final Duration WITHOUT = Duration.ofSeconds(10);
    private static final List<Long> SHELF = List.of(100_000L, 100_000L, 100_000L);

    private static final Scenario OWN_READS =
            scenario(
                    "own-reads",
                    "standby servers are 2 s behind while people change things 10000 times, or as"
                            + " often as --orders says, and look at once",
                    OwnReads.READS,
                    true,
                    OwnReads::play);

    private static final Scenario REPLICA_DOWN =
            scenario(
                    "replica-down",
                    "kill -9 of each standby server for 10 s; nobody may notice",
                    ORDERS,
                    true,
                    scene -> {
                        WarmUp.by(scene);
                        scene.browsing().start(scene.random());
                        return scene.underTraffic(
                                scene.standbys(), ONE_KILL, ReplicaScenarios::without);
                    });

    private static final Scenario FAILOVER =
            scenario(
                    "failover",
                    "kill -9 of those that follow a primary, then of itself; one takes over. Commits"
                            + " that do not wait are lost then, which this tells and does not forgive",
                    ORDERS,
                    false,
                    Takeover::play);

    private ReplicaScenarios() {}

    static List<Scenario> all() {
        return List.of(OWN_READS, REPLICA_DOWN, FAILOVER);
    }

    private static void without(Scene scene, String standby) throws java.io.IOException {
        scene.tell("kill -9 %s, away for %d s".formatted(standby, WITHOUT.toSeconds()));
        scene.faults().kill(standby);
        scene.leaveFor(WITHOUT);
        scene.faults().start(standby);
    }

    private static Scenario scenario(
            String name, String description, int orders, boolean flawless, Scenario.Act act) {
        return new Scenario(
                        name,
                        description,
                        orders,
                        PEOPLE,
                        SHELF,
                        Set.of(),
                        1,
                        flawless,
                        act,
                        Scenario.NONE)
                .unless(Standbys::hindrance);
    }
}
