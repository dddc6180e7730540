package dev.storeys.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where raw figures are kept. */
record Results(Path folder) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Beside the bench. */
    static Results ofBench() {
        return new Results(
                Path.of(System.getProperty("bench.home", "load-tests/bench"), "results"));
    }

    /** As a file of its own; answers which. */
    Path write(String row, Map<String, Object> figures) throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("row", row);
        all.put("at", now);
        all.putAll(figures);
        Files.createDirectories(folder);
        Path file = folder.resolve(row + "-" + now.replace(":", "") + ".json");
        return Files.writeString(file, JSON.writeValueAsString(all) + "\n");
    }
}
