package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stage of scale: a list of components.
 *
 * @param entry the name of the component that customers reach
 * @param choices what it leaves open, as it was decided
 */
public record Stage(
        int number, String name, String entry, Choices choices, List<Component> components) {

    public Stage {
        components = List.copyOf(components);
    }

    public Component component(String wanted) {
        return components.stream()
                .filter(component -> component.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> unknown(wanted));
    }

    /** Each database that several servers keep. */
    public List<Recipe.Postgres> replicatedDatabases() {
        return components.stream()
                .map(Component::recipe)
                .filter(Recipe.Postgres.class::isInstance)
                .map(Recipe.Postgres.class::cast)
                .filter(set -> set.members().size() > 1)
                .distinct()
                .toList();
    }

    private Refused unknown(String wanted) {
        String names = components.stream().map(Component::name).collect(Collectors.joining(", "));
        return new Refused(
                ExitCode.NO_SUCH_COMPONENT,
                "Stage %d has no component '%s'. It has: %s".formatted(number, wanted, names));
    }
}
