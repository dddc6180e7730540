package dev.storeys.stack.home;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A record kept as a JSON file. */
record JsonFile<T>(Path file, Class<T> type) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    Optional<T> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), type));
        } catch (JacksonException damaged) {
            throw new Refused(
                    ExitCode.UNEXPECTED,
                    "%s is damaged; mend it or forget the stage's data with ./shop reset."
                            .formatted(file));
        }
    }

    void write(T value) throws IOException {
        Folders.writePrivate(file, JSON.writeValueAsBytes(value));
    }
}
