package dev.storeys.stack.chaos;

import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Stage;
import java.util.List;
import java.util.Optional;

/** The servers of a stage that follow others. */
final class Standbys {

    private Standbys() {}

    static List<String> of(Stage stage) {
        return stage.replicatedDatabases().stream()
                .flatMap(set -> set.followers().stream())
                .toList();
    }

    static Optional<String> hindrance(Plan plan) {
        return plan.stage().replicatedDatabases().isEmpty()
                ? Optional.of("it needs ./shop up 3 or ./shop up 5 --replicas 1")
                : Optional.empty();
    }
}
