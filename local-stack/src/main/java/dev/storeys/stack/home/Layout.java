package dev.storeys.stack.home;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.storeys.stack.stage.Choices;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code up} decided; {@code start} and {@code status} go by it.
 *
 * @param endpoints by component name
 * @param settings properties that the user gave every application
 */
public record Layout(
        String size,
        int products,
        Choices choices,
        Map<String, Endpoint> endpoints,
        // Folders of an earlier version have none.
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> settings) {

    /** A layout that an earlier version has kept does not say what was chosen. */
    public Layout {
        if (choices == null) {
            choices = Choices.SINGLE;
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

    /** The same with other choices, and places for what that adds. */
    public Layout grown(Choices more, Map<String, Endpoint> places) {
        return new Layout(size, products, more, places, settings);
    }

    /** The same after one of a database's servers has taken over. */
    public Layout led(String first, String primary) {
        return new Layout(size, products, choices.led(first, primary), endpoints, settings);
    }

    private static JsonFile<Layout> file(StageFolder folder) {
        return new JsonFile<>(folder.layoutFile(), Layout.class);
    }
}
