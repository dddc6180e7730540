package dev.storeys.stack.home;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.storeys.stack.stage.Balancing;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} decided; {@code start} and {@code status} go by it.
 *
 * @param instances of each service, or of the monolith
 * @param endpoints by component name
 * @param settings properties that the user gave every application
 */
public record Layout(
        String size,
        int products,
        Integer instances,
        Balancing balancing,
        Map<String, Endpoint> endpoints,
        // Folders of an earlier version have none.
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> settings) {

    /**
     * A layout that an earlier version has kept does not say how many there are, nor whose turn.
     */
    public Layout {
        if (instances == null) {
            instances = 1;
        }
        if (balancing == null) {
            balancing = Balancing.ROUND_ROBIN;
        }
        endpoints = Map.copyOf(endpoints);
        settings = Map.copyOf(settings);
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
