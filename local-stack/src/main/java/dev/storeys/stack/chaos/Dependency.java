package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that others lean on.
 *
 * @param name what its components' names begin with
 * @param related routes that cannot work without it
 * @param unrelated routes that must not notice
 * @param circuit the breaker of the client that nobody sees from outside; empty if none
 */
record Dependency(String name, Set<Route> related, Set<Route> unrelated, String circuit) {

    private static final Set<Route> CATALOGUE = EnumSet.of(Route.BROWSE, Route.CHECKOUT);

    /** What a stage consists of, as far as it has neighbours. */
    private static final List<Dependency> ALL =
            List.of(
                    of("product-service", CATALOGUE),
                    of("postgres-products", CATALOGUE),
                    of("user-service", EnumSet.of(Route.LOGIN, Route.KEYS)),
                    of("notification-service", EnumSet.of(Route.INBOX)),
                    of("payment-service", EnumSet.noneOf(Route.class)),
                    of("postgres-main", without(EnumSet.of(Route.PAGE, Route.KEYS))),
                    new Dependency(
                            "sandbox",
                            EnumSet.noneOf(Route.class),
                            Route.usual(),
                            "payment-provider"),
                    of("kafka", EnumSet.noneOf(Route.class)),
                    of("mail", EnumSet.noneOf(Route.class)));

    private static Dependency of(String name, Set<Route> related) {
        return new Dependency(name, related, without(related), "");
    }

    private static Set<Route> without(Set<Route> some) {
        Set<Route> others = Route.usual();
        others.removeAll(some);
        return others;
    }

    /**
     * The same where users and orders are in databases of their own. Whether a history can be read
     * without the main one depends on how it is found where it is.
     */
    private static final List<Dependency> OF_SHARDS =
            List.of(
                    new Dependency(
                            "postgres-main",
                            EnumSet.of(Route.BROWSE, Route.INBOX, Route.LOGIN, Route.CHECKOUT),
                            EnumSet.of(Route.PAGE, Route.KEYS),
                            ""),
                    of("postgres-shard", EnumSet.of(Route.HISTORY, Route.LOGIN, Route.CHECKOUT)));

    static List<Dependency> of(Stage stage) {
        List<Dependency> own = stage.choices().shards().exist() ? OF_SHARDS : List.of();
        Set<String> known = own.stream().map(Dependency::name).collect(Collectors.toSet());
        return Stream.concat(own.stream(), ALL.stream().filter(one -> !known.contains(one.name())))
                .filter(one -> !one.components(stage).isEmpty())
                .toList();
    }

    /** All instances. */
    List<String> components(Stage stage) {
        return stage.components().stream()
                .map(Component::name)
                .filter(component -> component.equals(name) || component.startsWith(name + "-"))
                .toList();
    }
}
