package dev.storeys.stack.stage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

/** The services of a stage in deploy/compose, without what they have from templates. */
final class ComposeLayers {

    private static final Path FOLDER = Path.of("../deploy/compose");

    private final Map<String, Map<String, String>> environments = new TreeMap<>();

    static ComposeLayers of(int stage) throws IOException {
        ComposeLayers layers = new ComposeLayers();
        for (String file : files(read("stage-%d.yml".formatted(stage)).get("include")).toList()) {
            layers.add(read(file));
        }
        return layers;
    }

    private static Stream<String> files(@Nullable Object include) {
        return switch (include) {
            case String file -> Stream.of(file);
            case List<?> several -> several.stream().flatMap(ComposeLayers::files);
            case Map<?, ?> merged -> files(merged.get("path"));
            case null, default -> throw new IllegalStateException("Not an include: " + include);
        };
    }

    private static Map<?, ?> read(String file) throws IOException {
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            return new Yaml(new ComposeTags()).load(reader);
        }
    }

    private void add(Map<?, ?> layer) {
        map(layer.get("services"))
                .forEach((name, service) ->
                        environments
                                .computeIfAbsent(name.toString(), _ -> new HashMap<>())
                                .putAll(environment(map(service))));
    }

    private static Map<String, String> environment(Map<?, ?> service) {
        Map<String, String> variables = new HashMap<>();
        map(service.get("environment"))
                .forEach((name, value) -> variables.put(name.toString(), String.valueOf(value)));
        return variables;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    Set<String> services() {
        return environments.keySet();
    }

    Map<String, String> environment(String service) {
        return environments.getOrDefault(service, Map.of());
    }

    /** Compose has a tag of its own for what a template's value is taken back with. */
    private static final class ComposeTags extends SafeConstructor {

        private ComposeTags() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!reset"), new ConstructYamlNull());
        }
    }
}
