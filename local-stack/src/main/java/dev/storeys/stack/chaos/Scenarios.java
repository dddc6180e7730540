package dev.storeys.stack.chaos;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scenarios that there are: those in which something breaks, and all others. */
public final class Scenarios {

    private static final int ORDERS = 600;
    private static final int PEOPLE = 20;
    private static final Duration ONE_KILL = Duration.ofSeconds(8);
    // The first is scarce enough to be sold out before the end, whatever is cancelled meanwhile.
    private static final List<Long> SHELF = List.of(60L, 100_000L, 100_000L, 100_000L);

    private static final Scenario KILL_EACH =
            onEach(
                    "kill-each",
                    "kill -9 of every component, one after the other, started again",
                    scene -> scene.underTraffic(scene.components(), ONE_KILL, Blows::kill));

    private static final Scenario KILL_SOME =
            onEach(
                    "kill-some",
                    "the same for one component of each kind; the seed decides which",
                    scene -> scene.underTraffic(scene.oneOfEachKind(), ONE_KILL, Blows::kill));

    private static final Scenario FREEZE_EACH =
            onEach(
                    "freeze-each",
                    "every component stands still for 10 s, one after the other",
                    scene -> scene.underTraffic(scene.components(), Blows.FROZEN, Blows::freeze));

    private static final Scenario RESTART_SERVICES =
            onEach(
                    "restart-services",
                    "every application is stopped in good order and started again",
                    scene ->
                            scene.underTraffic(
                                    scene.applications(), Duration.ofSeconds(12), Blows::restart));

    private static final Scenario ROLLING_RESTART =
            new Scenario(
                    "rolling-restart",
                    "each instance of what has several is stopped and started; nobody may notice",
                    ORDERS,
                    PEOPLE,
                    SHELF,
                    Set.of(),
                    2,
                    true,
                    Restarts::rolling,
                    Scenario.NONE);

    private static final Scenario START_ORDER =
            onEach(
                    "start-order",
                    "all is killed at once; applications start first, in any order, servers last",
                    Restarts::inAnyOrder);

    private static final Scenario BROKER_DOWN =
            onOne(
                    "broker-down",
                    "Kafka is killed and comes back after 60 s; no checkout may notice",
                    Kind.KAFKA,
                    scene -> BrokerOutage.play(scene, named(scene, Kind.KAFKA)));

    private static final Scenario SLOW_PROVIDER =
            onOne(
                    "slow-provider",
                    "the payment provider stands still for 30 s; no checkout may notice",
                    Kind.SANDBOX,
                    scene ->
                            scene.underTraffic(
                                    named(scene, Kind.SANDBOX),
                                    Blows.PROVIDER_FROZEN,
                                    Blows::stall));

    private static final Scenario FROZEN_DEPENDENCY =
            onEach(
                    "frozen-dependency",
                    "what others lean on stands still for 30 s; what does not lean on it stays as fast as before",
                    FrozenDependency::play);

    private static final Scenario REDIS_DOWN =
            onOne(
                    "redis-down",
                    "Redis is killed for 30 s, then stands still for 30 s; nobody may notice",
                    Kind.REDIS,
                    scene -> RedisOutage.play(scene, named(scene, Kind.REDIS).getFirst()));

    private static final Scenario BALANCING =
            new Scenario(
                    "balancing",
                    "how the balancer shares out when all are well, one is slow, one dies",
                    ORDERS,
                    PEOPLE,
                    SHELF,
                    Set.of(Kind.GATEWAY, Kind.MONOLITH),
                    2,
                    false,
                    BalancerTrial::play,
                    Scenario.NONE);

    private static final List<Scenario> FAULTS =
            List.of(
                    KILL_EACH,
                    KILL_SOME,
                    FREEZE_EACH,
                    RESTART_SERVICES,
                    ROLLING_RESTART,
                    START_ORDER,
                    BROKER_DOWN,
                    SLOW_PROVIDER,
                    FROZEN_DEPENDENCY,
                    REDIS_DOWN,
                    BALANCING);

    private Scenarios() {}

    public static List<Scenario> all() {
        return Stream.of(
                        FAULTS,
                        CrowdScenarios.all(),
                        EventScenarios.all(),
                        ReplicaScenarios.all(),
                        ShardScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    public static Scenario named(String name) {
        return all().stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                ExitCode.USAGE,
                                "There is no scenario '%s'. There are: %s"
                                        .formatted(name, names())));
    }

    private static String names() {
        return all().stream().map(Scenario::name).collect(Collectors.joining(", "));
    }

    private static Scenario onEach(String name, String description, Scenario.Act act) {
        return new Scenario(
                name, description, ORDERS, PEOPLE, SHELF, Set.of(), 1, false, act, Scenario.NONE);
    }

    private static Scenario onOne(String name, String description, Kind kind, Scenario.Act act) {
        return new Scenario(
                name,
                description,
                ORDERS,
                PEOPLE,
                SHELF,
                Set.of(kind),
                1,
                true,
                act,
                Scenario.NONE);
    }

    private static List<String> named(Scene scene, Kind kind) {
        return scene.stage().components().stream()
                .filter(component -> component.kind() == kind)
                .map(Component::name)
                .toList();
    }
}
