package dev.storeys.stack.home;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} decided; {@code start} and {@code status} go by it.
 *
 * @param instances of each service
 * @param endpoints by component name
 */
public record Layout(
        String size, int products, Integer instances, Map<String, Endpoint> endpoints) {

    /** A layout that an earlier version has kept does not say how many there are of a service. */
    public Layout {
        if (instances == null) {
            instances = 1;
        }
        endpoints = Map.copyOf(endpoints);
    }

    public static Optional<Layout> read(StageFolder folder) throws IOException {
        return file(folder).read();
    }

    public void write(StageFolder folder) throws IOException {
        file(folder).write(this);
    }

    private static JsonFile<Layout> file(StageFolder folder) {
        return new JsonFile<>(folder.layoutFile(), Layout.class);
    }
}
