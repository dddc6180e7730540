package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Route;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Stage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
                    of("postgres-main", EnumSet.complementOf(EnumSet.of(Route.PAGE, Route.KEYS))),
                    new Dependency(
                            "sandbox",
                            EnumSet.noneOf(Route.class),
                            EnumSet.allOf(Route.class),
                            "payment-provider"),
                    of("kafka", EnumSet.noneOf(Route.class)),
                    of("mail", EnumSet.noneOf(Route.class)));

    private static Dependency of(String name, Set<Route> related) {
        return new Dependency(name, related, EnumSet.complementOf(EnumSet.copyOf(related)), "");
    }

    static List<Dependency> of(Stage stage) {
        return ALL.stream().filter(one -> !one.components(stage).isEmpty()).toList();
    }

    /** All instances. */
    List<String> components(Stage stage) {
        return stage.components().stream()
                .map(Component::name)
                .filter(component -> component.equals(name) || component.startsWith(name + "-"))
                .toList();
    }
}
