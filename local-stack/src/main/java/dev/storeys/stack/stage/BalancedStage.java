package dev.storeys.stack.stage;

import dev.storeys.stack.stage.Recipe.App;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Stages 2 and 3: a load balancer before several monoliths that share the same databases. There is
 * one entry, so the balancer stays one.
 */
record BalancedStage(int number, String name, Choices choices) {

    private static final String MONOLITH = "monolith";

    Stage stage() {
        Monoliths shop = new Monoliths(choices);
        return new Stage(
                number,
                name,
                "gateway-1",
                choices,
                Stream.of(shop.servers(), List.of(redis()), monoliths(shop), List.of(gateway()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static Component redis() {
        return new Component("redis-1", new Recipe.Redis(), List.of());
    }

    private List<Component> monoliths(Monoliths shop) {
        Settings settings =
                Settings.REDIS
                        .and(Settings.SHARED_SESSIONS)
                        .and(Settings.BEHIND_A_PROXY)
                        .and(Settings.SHARE_OF_WORK)
                        .and(choices.instances() > 1 ? Settings.DRAIN : Settings.NONE);
        return IntStream.rangeClosed(1, choices.instances())
                .mapToObj(instance -> shop.monolith(instance, settings, List.of("redis-1")))
                .toList();
    }

    private Component gateway() {
        Settings settings =
                Settings.pool(MONOLITH, choices.instances())
                        .and(Settings.balancer(choices.balancing()))
                        .and(Settings.tokens(MONOLITH, choices.instances()))
                        .and(Settings.ONE_POOL_FOR_ALL)
                        .and(Settings.REDIS);
        return new Component(
                "gateway-1",
                new App(Kind.GATEWAY, "gateway", settings.asMap()),
                List.of("redis-1"));
    }
}
