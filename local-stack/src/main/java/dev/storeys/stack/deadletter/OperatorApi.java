package dev.storeys.stack.deadletter;

import dev.storeys.stack.operator.InternalRoutes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One application's internal route for dead letters. */
record OperatorApi(String component, InternalRoutes routes) implements AutoCloseable {

    private static final String PATH = "/internal/dead-letters";

    private record Letters(List<Letter> items) {}

    private record Letter(
            String id,
            String group,
            String topic,
            int partition,
            long offset,
            String key,
            String exception,
            String message,
            String diedAt) {

        DeadLetter of(String component) {
            return new DeadLetter(
                    component, id, group, topic, partition, offset, key, exception, message,
                    diedAt);
        }
    }

    List<DeadLetter> deadLetters() throws IOException {
        return routes.get(PATH, Letters.class).items().stream()
                .map(letter -> letter.of(component))
                .toList();
    }

    DeadLetters.Outcome replay(List<DeadLetter> letters) throws IOException {
        return routes.post(PATH + "/replay", names(letters), DeadLetters.Outcome.class);
    }

    private record Discarded(int discarded) {}

    /** Gives them up; returns how many of them were still there. */
    int discard(List<DeadLetter> letters) throws IOException {
        return routes.post(PATH + "/discard", names(letters), Discarded.class).discarded();
    }

    private static Map<String, List<Map<String, String>>> names(List<DeadLetter> letters) {
        return Map.of(
                "letters",
                letters.stream()
                        .map(letter -> Map.of("group", letter.group(), "id", letter.id()))
                        .toList());
    }

    @Override
    public void close() {
        routes.close();
    }
}
