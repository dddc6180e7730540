package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that may happen to a shop.
 *
 * @param orders how many checkouts it has unless told otherwise
 * @param people how many customers there are; each places many orders
 * @param units what is stocked of each article
 * @param needs a stage without these kinds of components cannot play it
 * @param instances a stage with fewer of each service, or of the monolith, cannot play it
 * @param flawless whether nobody may have to ask twice: nothing that a checkout needs is hit
 * @param hindrance what else may keep it from being played
 */
public record Scenario(
        String name,
        String description,
        int orders,
        int people,
        List<Long> units,
        Set<Kind> needs,
        int instances,
        boolean flawless,
        Act act,
        Hindrance hindrance) {

    /** The play itself; answers all purchases with what was heard of them. */
    interface Act {
        List<Deal> play(Scene scene) throws IOException;
    }

    /** Tells what a stage lacks, beyond a kind of component. */
    interface Hindrance {
        Optional<String> of(Plan plan);
    }

    /** Nothing but components is needed. */
    static final Hindrance NONE = _ -> Optional.empty();

    /** The same with one more condition. */
    Scenario unless(Hindrance other) {
        return new Scenario(
                name, description, orders, people, units, needs, instances, flawless, act, other);
    }

    public Scenario {
        units = List.copyOf(units);
        needs = Set.copyOf(needs);
    }

    /** Why it cannot be played on what is up; empty if it can. */
    public Optional<String> obstacle(Plan plan) {
        Stage stage = plan.stage();
        if (stage.choices().instances() < instances) {
            return Optional.of(
                    "it needs ./shop up 2 or ./shop up 5 --instances %d".formatted(instances));
        }
        Set<Kind> kinds =
                stage.components().stream().map(Component::kind).collect(Collectors.toSet());
        return needs.stream()
                .filter(kind -> !kinds.contains(kind))
                .findFirst()
                .map(kind -> "stage %d has no %s".formatted(stage.number(), kind))
                .or(() -> hindrance.of(plan));
    }
}
