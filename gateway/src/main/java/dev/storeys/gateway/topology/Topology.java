package dev.storeys.gateway.topology;

import java.util.List;

/** A stage and its parts; {@code health} is UP or DOWN. */
record Topology(int stage, String name, List<Component> components) {

    record Component(String name, String kind, String health) {}
}
