package dev.storeys.load.journeys;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;

/** Something that customers do, with what it needs before and tells afterwards. */
public interface Journey {

    /** Runs before the clock starts. */
    void prepare();

    List<PopulationBuilder> populations(Arrivals arrivals);

    /** What must hold besides the profile's own. */
    default List<Assertion> assertions() {
        return List.of();
    }

    /** Runs when all customers have left. */
    default void conclude() {}
}
