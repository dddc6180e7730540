package dev.storeys.load.journeys;

import io.gatling.javaapi.core.OpenInjectionStep;
import java.util.List;

/** How the given share (0 to 1) of all customers comes in. */
@FunctionalInterface
public interface Arrivals {

    List<OpenInjectionStep> of(double share);
}
