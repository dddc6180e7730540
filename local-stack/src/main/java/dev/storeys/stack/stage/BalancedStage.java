package dev.storeys.stack.stage;

import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stage 2: a load balancer before several monoliths that share one database.
 *
 * @param instances of the monolith; there is one entry, so the balancer stays one
 */
record BalancedStage(int instances, Balancing balancing) {

    private static final String MONOLITH = "monolith";

    Stage stage() {
        return new Stage(
                2,
                "balanced",
                "gateway-1",
                instances,
                balancing,
                Stream.of(Monoliths.servers(), List.of(redis()), monoliths(), List.of(gateway()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static Component redis() {
        return new Component("redis-1", new Recipe.Redis(), List.of());
    }

    private List<Component> monoliths() {
        Settings settings =
                Settings.REDIS
                        .and(Settings.SHARED_SESSIONS)
                        .and(Settings.BEHIND_A_PROXY)
                        .and(instances > 1 ? Settings.DRAIN : Settings.NONE);
        List<String> needs = List.of(Monoliths.DATABASE, "redis-1");
        return IntStream.rangeClosed(1, instances)
                .mapToObj(number -> Monoliths.monolith(number, settings, needs))
                .toList();
    }

    private Component gateway() {
        Settings settings =
                Settings.pool(MONOLITH, instances)
                        .and(Settings.balancer(balancing))
                        .and(Settings.tokens(MONOLITH, instances))
                        .and(Settings.REDIS);
        return new Component(
                "gateway-1",
                new App(Kind.GATEWAY, "gateway", settings.asMap()),
                List.of("redis-1"));
    }
}
