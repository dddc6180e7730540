package dev.storeys.monolith;

import java.util.List;

/** What this stage is made of, as the console draws it. */
record Topology(int stage, String name, List<Component> components) {

    /** One process or server; {@code health} is UP or DOWN. */
    record Component(String name, String kind, String health) {}
}
