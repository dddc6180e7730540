package dev.storeys.stack.stage;

import java.util.List;

/**
 * One process of a stage.
 *
 * @param name ends in an ordinal or says whose it is: {@code order-service-1}, {@code
 *     postgres-orders}
 * @param needs the names of components that must be ready before this one starts
 */
public record Component(String name, Recipe recipe, List<String> needs) {

    public Component {
        needs = List.copyOf(needs);
    }

    public Kind kind() {
        return recipe.kind();
    }
}
