package dev.storeys.stack.chaos;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Recipe;
import dev.storeys.stack.stage.Stage;
import java.util.List;
import java.util.Optional;

/** The servers of a stage that follow others. */
final class Standbys {

    private Standbys() {}

    static List<String> of(Stage stage) {
        return sets(stage).stream().flatMap(set -> followers(set).stream()).toList();
    }

    /** Each database that several servers keep. */
    static List<Recipe.Postgres> sets(Stage stage) {
        return stage.components().stream()
                .map(component -> component.recipe())
                .filter(Recipe.Postgres.class::isInstance)
                .map(Recipe.Postgres.class::cast)
                .filter(set -> set.members().size() > 1)
                .distinct()
                .toList();
    }

    static List<String> followers(Recipe.Postgres set) {
        return set.members().stream().filter(member -> !member.equals(set.primary())).toList();
    }

    static Optional<String> hindrance(Plan plan) {
        return sets(plan.stage()).isEmpty()
                ? Optional.of("it needs ./shop up 3 or ./shop up 5 --replicas 1")
                : Optional.empty();
    }
}
