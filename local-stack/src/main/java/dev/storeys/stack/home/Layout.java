package dev.storeys.stack.home;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} decided; {@code start} and {@code status} go by it.
 *
 * @param endpoints by component name
 */
public record Layout(String size, int products, Map<String, Endpoint> endpoints) {

    public Layout {
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
